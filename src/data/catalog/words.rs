//! The vocabularies: every word that data, the command line and JSON share.
//!
//! A word is spelt in kebab-case everywhere; beside it stands the line that `--help` prints.

/// A closed set of words, as data files and the command line spell them.
pub trait Word: Copy + Eq + 'static {
    /// What one of them is called in a message ("level", "muscle").
    const KIND: &'static str;
    /// All of them, in the order in which they are shown.
    const ALL: &'static [Self];
    /// The spelling.
    fn as_str(self) -> &'static str;
    /// One line about it, for `--help`.
    fn about(self) -> &'static str;
    /// All of them, each with its line.
    fn described() -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
        Self::ALL.iter().map(|word| (word.as_str(), word.about()))
    }
    /// The word of this spelling.
    fn from_word(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|word| word.as_str() == text)
    }
}

/// Declares an enum of words with their spelling, their help line and every conversion.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $kind:literal, $module:ident: $($variant:ident = $text:literal: $about:literal),+ $(,)?) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema, databake::Bake)]
        #[databake(path = crate::$module)]
        pub enum $name {
            $(#[doc = $about] #[serde(rename = $text)] $variant,)+
        }

        impl $crate::catalog::Word for $name {
            const KIND: &'static str = $kind;
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
            fn about(self) -> &'static str {
                match self { $(Self::$variant => $about,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad($crate::catalog::Word::as_str(*self))
            }
        }

        impl $crate::catalog::toml_reader::FromToml for $name {
            fn from_toml(place: &$crate::catalog::toml_reader::Place<'_>) -> Option<Self> {
                place.word()
            }
        }
    };
}

pub(crate) use words;

words! {
    /// How much training somebody has behind them; also the easiest level that may do an exercise.
    Level, "level", catalog:
    Beginner = "beginner": "new to training, or coming back to it",
    Intermediate = "intermediate": "some months of regular training, sound technique",
    Advanced = "advanced": "years of regular training",
}

words! {
    /// What somebody trains for.
    Goal, "goal", catalog:
    General = "general": "a strong, easy back for everyday life",
    Posture = "posture": "standing and sitting taller, with less pull on neck and shoulders",
    PainRelief = "pain-relief": "gentle sessions for a back that aches, on most days",
    Mobility = "mobility": "moving more freely; gentle sessions alone",
    Strength = "strength": "lifting more: the big compound moves",
    Muscle = "muscle": "bigger muscles: ten sets a week for each group of the back",
}

words! {
    /// What an exercise can serve as.
    Role, "role", catalog:
    WarmUp = "warm-up": "gets joints and muscles ready",
    Mobility = "mobility": "moves a joint through its range",
    Strength = "strength": "makes muscles stronger",
    Core = "core": "steadies the trunk",
    Posture = "posture": "brings shoulders and head back over the trunk",
    Stretch = "stretch": "lengthens muscles, held still",
    Cardio = "cardio": "raises the pulse with little impact",
    Grip = "grip": "strengthens the hands",
    SelfMassage = "self-massage": "presses tender spots loose",
    Desk = "desk": "fits into a break at a desk",
}

words! {
    /// A part of the body that an exercise is for.
    Region, "region", catalog:
    Neck = "neck": "the neck",
    Upper = "upper": "between and above the shoulder blades",
    Mid = "mid": "below the shoulder blades, down to the last rib",
    Lower = "lower": "the small of the back",
    Core = "core": "the front and sides of the trunk",
    Hips = "hips": "hips, buttocks and the backs of the thighs",
    Shoulders = "shoulders": "the shoulders, front and rear",
    Whole = "whole": "all of it; fits every region",
}

words! {
    /// The movement that an exercise is a form of.
    Pattern, "pattern", catalog:
    Row = "row": "pulling towards the trunk",
    VerticalPull = "vertical-pull": "pulling down, or oneself up",
    Hinge = "hinge": "bending at the hips with a long spine",
    SpinalExtension = "spinal-extension": "straightening or arching the spine",
    Scapular = "scapular": "moving the shoulder blades",
    HorizontalAbduction = "horizontal-abduction": "opening straight or bent arms out to the sides",
    AntiExtension = "anti-extension": "keeping the back from sagging",
    AntiRotation = "anti-rotation": "keeping the trunk from turning",
    LateralStability = "lateral-stability": "keeping the trunk from bending sideways",
    SpinalFlexion = "spinal-flexion": "rounding or curling the spine",
    Bridge = "bridge": "lifting the hips, lying on the back",
    Carry = "carry": "walking with a weight",
    Hang = "hang": "hanging from a bar",
    Push = "push": "pushing away with the arms",
    Squat = "squat": "bending the knees and standing up",
    Shrug = "shrug": "lifting the shoulders",
    Mobility = "mobility": "a joint moved to and fro",
    Stretch = "stretch": "a muscle lengthened",
    Cardio = "cardio": "steady work for heart and lungs",
    Release = "release": "pressure on a tender spot",
}

words! {
    /// How the body is placed.
    Position, "position", catalog:
    Standing = "standing": "on the feet",
    Seated = "seated": "on a chair, a bench or the floor",
    Kneeling = "kneeling": "on one or both knees",
    Quadruped = "quadruped": "on hands and knees, or hands and feet",
    Supine = "supine": "on the back",
    Prone = "prone": "face down",
    SideLying = "side-lying": "on one side",
    Hanging = "hanging": "from a bar",
    InWater = "in-water": "in a pool",
    Moving = "moving": "going somewhere",
}

words! {
    /// How hard something works a muscle, or weighs on the spine.
    Load, "load", catalog:
    None = "none": "nothing but one's own posture",
    Light = "light": "one's own limbs, a light band: gentle on any day",
    Moderate = "moderate": "weights, strong bands, one's own body weight",
    Heavy = "heavy": "big lifts that want lighter sets before them",
}

words! {
    /// What is needed beyond a mat, floor, wall, chair, table, doorway, desk and towel.
    Equipment, "piece of equipment", catalog:
    Dumbbell = "dumbbell": "one or two dumbbells",
    Barbell = "barbell": "a barbell with plates",
    Kettlebell = "kettlebell": "one or two kettlebells",
    Band = "band": "resistance band or tube",
    Cable = "cable": "cable station",
    Machine = "machine": "weight machine",
    Bench = "bench": "training bench",
    PullUpBar = "pull-up-bar": "bar to hang from",
    SuspensionTrainer = "suspension-trainer": "straps hung from a fixed point",
    FoamRoller = "foam-roller": "foam roller",
    TennisBall = "tennis-ball": "tennis ball",
    StressBall = "stress-ball": "soft ball to squeeze",
    Pool = "pool": "pool to swim or walk in",
    Bike = "bike": "bicycle, indoors or out",
}

words! {
    /// A muscle or muscle group, by its anatomical name.
    Muscle, "muscle", catalog:
    LatissimusDorsi = "latissimus-dorsi": "the broad muscle from the arm to the low back",
    Rhomboids = "rhomboids": "between spine and shoulder blade",
    TrapeziusUpper = "trapezius-upper": "from the neck to the shoulder",
    TrapeziusMiddle = "trapezius-middle": "across the shoulder blades",
    TrapeziusLower = "trapezius-lower": "from the mid back up to the shoulder blade",
    RearDeltoid = "rear-deltoid": "back of the shoulder",
    RotatorCuff = "rotator-cuff": "small steadiers of the shoulder joint",
    TeresMajor = "teres-major": "below the shoulder blade, to the arm",
    SerratusAnterior = "serratus-anterior": "side of the ribs, holds the shoulder blade",
    ErectorSpinae = "erector-spinae": "the long muscles beside the spine",
    Multifidus = "multifidus": "the short deep muscles of the spine",
    QuadratusLumborum = "quadratus-lumborum": "from the last rib to the pelvis",
    Abdominals = "abdominals": "the straight and deep muscles of the belly",
    Obliques = "obliques": "the slanting muscles of the waist",
    DeepNeckFlexors = "deep-neck-flexors": "front of the neck, deep",
    LevatorScapulae = "levator-scapulae": "side of the neck to the shoulder blade",
    Gluteals = "gluteals": "the buttocks",
    Hamstrings = "hamstrings": "back of the thigh",
    HipFlexors = "hip-flexors": "front of the hip",
    Piriformis = "piriformis": "deep in the buttock",
    Biceps = "biceps": "front of the upper arm",
    Forearms = "forearms": "the forearms",
    Pectorals = "pectorals": "the chest",
    Quadriceps = "quadriceps": "front of the thigh",
    Adductors = "adductors": "inside of the thigh",
    Calves = "calves": "the calves",
    WholeBody = "whole-body": "everything at once",
}

words! {
    /// A muscle group whose weekly sets are counted.
    Group, "muscle group", catalog:
    Lats = "lats": "latissimus dorsi",
    MiddleBack = "middle-back": "rhomboids, middle and lower trapezius",
    Traps = "traps": "upper trapezius",
    RearShoulders = "rear-shoulders": "rear deltoids",
    LowerBack = "lower-back": "erectors and multifidus",
    Core = "core": "belly and waist",
    Hips = "hips": "buttocks and hips",
}

words! {
    /// What the spine does.
    Motion, "motion", catalog:
    Neutral = "neutral": "keeps its natural curves",
    Flexion = "flexion": "rounds",
    Extension = "extension": "arches",
    Rotation = "rotation": "turns",
    LateralFlexion = "lateral-flexion": "bends sideways",
}

words! {
    /// How far a motion of the spine goes, where that matters.
    Reach, "range", catalog:
    End = "end": "to the end of the range, or near it",
}

words! {
    /// The part of the spine that moves, where it is not all of it.
    Part, "part of the spine", catalog:
    Thoracic = "thoracic": "the mid back alone; the low back stays still",
    Neck = "neck": "the neck alone",
}

words! {
    /// What a dose is for.
    Use, "use", catalog:
    WarmUp = "warm-up": "before the work",
    Strengthening = "strengthening": "the work",
    Stretching = "stretching": "after the work",
    Relief = "relief": "several times a day, for comfort",
    Desk = "desk": "in a break at a desk",
}

words! {
    /// What an exercise asks of joints and balance besides the motion of the spine.
    Demand, "demand", catalog:
    Overhead = "overhead": "the arms go above shoulder height",
    OverheadPull = "overhead-pull": "a load is pulled down from overhead",
    Hanging = "hanging": "body weight hangs from the arms",
    HandsBehindHead = "hands-behind-head": "the hands are behind the head",
    ArmSupport = "arm-support": "body weight rests on hands or forearms",
    ShoulderEndRange = "shoulder-end-range": "an arm sweeps to the end of its range",
    ElbowsHigh = "elbows-high": "a loaded arm out at shoulder height or above",
    ArmTraction = "arm-traction": "a weight hangs from a long arm",
    CrossBody = "cross-body": "an arm is drawn across the chest",
    BladeDepression = "blade-depression": "a load drags the shoulder blades down",
    BladesDown = "blades-down": "the shoulder blades are held down without much load",
    Kneeling = "kneeling": "weight on the knees",
    DeepKneeBend = "deep-knee-bend": "a knee folded fully under body weight",
    KneeTwist = "knee-twist": "a bent knee is turned or stressed from the side",
    KneeLoad = "knee-load": "a bent knee works under load",
    StraightKnee = "straight-knee": "a knee is straight under load or stretch",
    FloorSitting = "floor-sitting": "sitting on the floor",
    Roller = "roller": "lying on a foam roller",
    PointPressure = "point-pressure": "a hard object presses on the back",
    UnsupportedHinge = "unsupported-hinge": "the trunk leans forward unsupported",
    AxialLoad = "axial-load": "weight is carried through the upright spine",
    LongLever = "long-lever": "both straight legs are lifted or held",
    HeadDown = "head-down": "the head is lower than the hips",
    Balance = "balance": "a narrow base, one leg, or a real chance of falling",
    Drop = "drop": "a step or drop from a bar or box",
    Explosive = "explosive": "fast or jerked",
    Rocking = "rocking": "rolling or rocking on the spine or belly",
    NeckCircling = "neck-circling": "the head is circled or tilted back",
    NeckFlexed = "neck-flexed": "the head is held up off the floor",
    NeckPull = "neck-pull": "a hand pulls the head",
    NerveTension = "nerve-tension": "the sciatic nerve is drawn long",
    UprightEndurance = "upright-endurance": "minutes of standing or walking",
    Impact = "impact": "jumping or jarring",
    Mixed = "mixed": "a class of many movements",
}

words! {
    /// How much a source can carry.
    Evidence, "strength of evidence", catalog:
    Article = "article": "one of the five articles that backplan is built on",
    Guideline = "guideline": "a guideline or position stand",
    Study = "study": "a study",
    ProfessionalGuide = "professional-guide": "a page by a professional body or teacher",
    CommonPractice = "common-practice": "what trainers and therapists commonly do",
    Own = "own": "a figure that backplan chose",
}

words! {
    /// A day of the week.
    Weekday, "weekday", catalog:
    Monday = "monday": "mon",
    Tuesday = "tuesday": "tue",
    Wednesday = "wednesday": "wed",
    Thursday = "thursday": "thu",
    Friday = "friday": "fri",
    Saturday = "saturday": "sat",
    Sunday = "sunday": "sun",
}

impl Weekday {
    /// The first three letters.
    pub fn short(self) -> &'static str {
        self.about()
    }
}

impl Region {
    /// The region as it is spoken, after "the".
    pub fn spoken(self) -> &'static str {
        match self {
            Self::Neck => "neck",
            Self::Upper => "upper back",
            Self::Mid => "mid back",
            Self::Lower => "low back",
            Self::Core => "core",
            Self::Hips => "hips",
            Self::Shoulders => "shoulders",
            Self::Whole => "whole back",
        }
    }
}

impl Group {
    /// The muscles that belong to it.
    pub fn muscles(self) -> &'static [Muscle] {
        match self {
            Self::Lats => &[Muscle::LatissimusDorsi],
            Self::MiddleBack => &[Muscle::Rhomboids, Muscle::TrapeziusMiddle, Muscle::TrapeziusLower],
            Self::Traps => &[Muscle::TrapeziusUpper],
            Self::RearShoulders => &[Muscle::RearDeltoid],
            Self::LowerBack => &[Muscle::ErectorSpinae, Muscle::Multifidus],
            Self::Core => &[Muscle::Abdominals, Muscle::Obliques],
            Self::Hips => &[Muscle::Gluteals, Muscle::HipFlexors, Muscle::Piriformis],
        }
    }

    /// The group as it is spoken.
    pub fn spoken(self) -> &'static str {
        match self {
            Self::Lats => "lats",
            Self::MiddleBack => "middle back",
            Self::Traps => "upper traps",
            Self::RearShoulders => "rear shoulders",
            Self::LowerBack => "lower back",
            Self::Core => "core",
            Self::Hips => "hips",
        }
    }
}
