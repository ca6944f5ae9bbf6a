//! The colours of drawings, on light and on dark paper.

use std::fmt::Write;

use crate::drawing::{Paint, Shape, Tone};
use crate::pose::Fill;

/// A colour, three bytes.
pub type Rgb = [u8; 3];

/// A fill's colours on light paper and on dark: itself, farther away, turned up.
type Row = (Fill, [u32; 3], [u32; 3]);

/// All of them. Body and clothes differ in lightness as well, so that a print in grey is as clear.
const COLOURS: [Row; 21] = [
    (Fill::Shirt, [0x1f_8a_7d, 0x5f_aa_a0, 0x1f_8a_7d], [0x2f_a3_94, 0x1f_74_69, 0x2f_a3_94]),
    (Fill::Legs, [0x33_42_4f, 0x6b_78_83, 0x33_42_4f], [0x8a_9c_ac, 0x5d_6d_7b, 0x8a_9c_ac]),
    (Fill::Skin, [0xe9_b7_95, 0xd6_9f_7c, 0xe9_b7_95], [0xe6_b4_92, 0xbf_8b_69, 0xe6_b4_92]),
    (Fill::Hair, [0x4a_3a_33, 0x4a_3a_33, 0x4a_3a_33], [0x6e_56_4a, 0x6e_56_4a, 0x6e_56_4a]),
    (Fill::Shoe, [0x8f_a3_ad, 0xb3_c1_c8, 0x8f_a3_ad], [0xb5_c4_cd, 0x84_95_9f, 0xb5_c4_cd]),
    (Fill::Sole, [0x53_64_70, 0x8c_9b_a5, 0x53_64_70], [0xe4_ea_ee, 0xa9_b6_be, 0xe4_ea_ee]),
    (Fill::Blade, [0x13_67_5d, 0x13_67_5d, 0x13_67_5d], [0x14_5f_55, 0x14_5f_55, 0x14_5f_55]),
    (Fill::Prop, [0xcf_c7_b8, 0xb3_a9_98, 0xe2_dc_cf], [0x7d_75_66, 0x62_5b_4f, 0x94_8b_7a]),
    (Fill::Mat, [0xb9_d3_e6, 0x8f_b3_cc, 0xcf_e1_ee], [0x3f_5c_72, 0x33_4b_5e, 0x4b_6a_82]),
    (Fill::Gear, [0x5b_60_66, 0x7c_81_88, 0x8d_92_99], [0xa3_a9_b0, 0x80_86_8d, 0xb9_be_c4]),
    (Fill::Band, [0xd9_82_2b, 0xd9_82_2b, 0xd9_82_2b], [0xe8_96_42, 0xe8_96_42, 0xe8_96_42]),
    (Fill::Towel, [0x8a_6f_b0, 0x8a_6f_b0, 0x8a_6f_b0], [0xa8_8e_cc, 0xa8_8e_cc, 0xa8_8e_cc]),
    (Fill::Arrow, [0xd2_4a_22, 0xd2_4a_22, 0xd2_4a_22], [0xff_8a_5e, 0xff_8a_5e, 0xff_8a_5e]),
    (Fill::Water, [0xbf_e2_f0, 0xa5_d3_e6, 0xcd_ea_f5], [0x24_4f_63, 0x1d_42_53, 0x2b_5b_71]),
    (Fill::Wave, [0x4f_a3_c7, 0x4f_a3_c7, 0x4f_a3_c7], [0x6b_bd_df, 0x6b_bd_df, 0x6b_bd_df]),
    (Fill::Wall, [0xef_ea_e0, 0xdd_d6_c8, 0xe6_e0_d4], [0x4a_46_3f, 0x3c_39_33, 0x55_51_49]),
    (Fill::Roller, [0x5b_7f_a6, 0x48_6a_90, 0x5b_7f_a6], [0x7b_9f_c7, 0x5d_80_a6, 0x7b_9f_c7]),
    (Fill::Bike, [0x5b_60_66, 0x5b_60_66, 0x5b_60_66], [0xa3_a9_b0, 0xa3_a9_b0, 0xa3_a9_b0]),
    (Fill::Floor, [0xe6_e1_d8, 0xb9_b3_a6, 0xe6_e1_d8], [0x3f_3c_37, 0x6b_68_61, 0x3f_3c_37]),
    (Fill::Ghost, [0xe2_e8_ea, 0xe2_e8_ea, 0xe2_e8_ea], [0x3c_45_4a, 0x3c_45_4a, 0x3c_45_4a]),
    (Fill::Paper, [0xff_ff_ff, 0xff_ff_ff, 0xff_ff_ff], [0x1b_1f_22, 0x1b_1f_22, 0x1b_1f_22]),
];

/// What is never drawn as a line.
const BODY: [Fill; 9] =
    [Fill::Shirt, Fill::Legs, Fill::Skin, Fill::Hair, Fill::Shoe, Fill::Sole, Fill::Blade, Fill::Ghost, Fill::Mat];

/// The colour of a fill.
pub fn colour(fill: Fill, tone: Tone, dark: bool) -> Rgb {
    let row = COLOURS.iter().find(|(other, ..)| *other == fill);
    let [plain, far, top] = row.map(|(_, light, on_dark)| if dark { *on_dark } else { *light }).unwrap_or_default();
    let [_, red, green, blue] = match tone {
        Tone::Plain => plain,
        Tone::Far => far,
        Tone::Top => top,
    }
    .to_be_bytes();
    [red, green, blue]
}

/// The colour of a fill on a screen that may be light or dark: halfway between the two.
pub fn on_screen(fill: Fill, tone: Tone) -> Rgb {
    let mut mixed = colour(fill, tone, false);
    for (part, dark) in mixed.iter_mut().zip(colour(fill, tone, true)) {
        *part = u8::midpoint(*part, dark);
    }
    mixed
}

/// The class of a tone, behind a space.
pub fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Far => " far",
        Tone::Top => " lit",
    }
}

/// What is painted on a page: a colour, how light, and whether as a line.
pub type Painted = (Fill, Tone, bool);

/// What some shapes are painted with.
pub fn used<'a>(shapes: impl Iterator<Item = &'a Shape>) -> Vec<Painted> {
    let painted = |shape: &Shape| (shape.fill, shape.tone, shape.paint != Paint::Filled);
    let mut used: Vec<Painted> = shapes.map(painted).collect();
    crate::order::by(&mut used, Ord::cmp);
    used.dedup();
    used
}

/// All that can be painted.
pub fn all() -> Vec<Painted> {
    let tones = |fill: Fill| [Tone::Plain, Tone::Far, Tone::Top].map(|tone| (fill, tone, false));
    let lines = |fill: Fill| [Tone::Plain, Tone::Far].map(|tone| (fill, tone, true));
    let fills = || COLOURS.iter().map(|(fill, ..)| *fill);
    let lines = fills().filter(|fill| !BODY.contains(fill)).flat_map(lines);
    fills().flat_map(tones).chain(lines).collect()
}

/// The style of drawings that are painted with these: for light paper, or what differs from it on dark.
pub fn style(painted: &[Painted], dark: bool) -> String {
    let hex = |fill: Fill, tone: Tone| {
        let [red, green, blue] = colour(fill, tone, dark);
        format!("#{red:02x}{green:02x}{blue:02x}")
    };
    let mut css = String::new();
    for (fill, tone, is_line) in painted {
        let class = class(*tone).replace(' ', ".");
        let hex = hex(*fill, *tone);
        // What can fail in writing is a writer, and a string is none that does.
        let _ = if *is_line {
            write!(css, ".l.{fill}{class}{{fill:none;stroke:{hex}}}")
        } else {
            write!(css, ".{fill}{class}{{fill:{hex}}}")
        };
    }
    let paper = hex(Fill::Paper, Tone::Plain);
    let seam = format!(".l.paper{{fill:none}}.s,.l.paper{{stroke:{paper}}}");
    if dark {
        return css + &seam;
    }
    let water = painted.iter().any(|(fill, ..)| *fill == Fill::Water);
    let water = if water { ".water{fill-opacity:.5}" } else { "" };
    format!(
        "path{{stroke-linejoin:round;stroke-linecap:round;paint-order:stroke}}\
         .s{{stroke-width:3.7}}.s.t{{stroke-width:2.1}}{water}{css}{seam}"
    )
}
