//! Checks the data and embeds it as constants, by the types and checks that load a catalog at run time.

use std::path::Path;
use std::process::ExitCode;
use std::{env, error::Error, fs};

use databake::{Bake, CrateEnv};

#[path = "../src/data/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    clippy::struct_field_names,
    reason = "the build needs only the reading and the checks"
)]
mod data;

mod link;

#[path = "../src/drawing/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the build needs only the checks")]
mod drawing;

use data::{catalog, condition, ladder, order, pose, preference, programme, rule, shown, suggest, symptom};

use catalog::{Catalog, load};
use pose::Kit;
use rule::Rule;

#[expect(clippy::print_stderr, reason = "cargo shows what a build script says there")]
fn main() -> ExitCode {
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // As it is written, a line a problem.
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), Box<dyn Error>> {
    link::arrange()?;
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/data");
    println!("cargo::rerun-if-changed=src/drawing");
    let catalog = Catalog::from_checked(&[], &[]).drawn_by(Kit::empty(drawing::check::check));
    let mut parsed = load::read(Path::new("data/exercises"));
    parsed.append(load::read(Path::new("data/sources.toml")));
    parsed.append(load::read(Path::new("data/drawings")));
    let catalog = catalog.with(parsed).map_err(|problems| problems.to_string())?;
    no_twins(&catalog)?;
    let conditions = fs::read_to_string("data/conditions.toml")?;
    let conditions = condition::parse("data/conditions.toml", &conditions).map_err(|problems| problems.to_string())?;

    let programmes = fs::read_to_string("data/programmes.toml")?;
    let programmes = programme::parse("data/programmes.toml", &programmes, &conditions, &catalog)
        .map_err(|problems| problems.to_string())?;

    let preferences = fs::read_to_string("data/preferences.toml")?;
    let preferences = preference::parse("data/preferences.toml", &preferences, &conditions, &catalog)
        .map_err(|problems| problems.to_string())?;

    let ladders = fs::read_to_string("data/ladders.toml")?;
    let ladders = ladder::parse("data/ladders.toml", &ladders, &catalog).map_err(|problems| problems.to_string())?;

    let text = fs::read_to_string("data/rules.toml")?;
    let mut rules = rule::parse("data/rules.toml", &text, &catalog).map_err(|problems| problems.to_string())?;
    rules.extend(conditions.conditions.iter().map(Rule::of_condition));
    rules.extend(preferences.iter().map(Rule::of_preference));

    let names = CrateEnv::default();
    let exercises = catalog.exercises().bake(&names);
    let sources = catalog.sources().bake(&names);
    let Kit { bases, props, drawings, .. } = catalog.kit();
    let (bases, props, drawings) = (bases.bake(&names), props.bake(&names), drawings.bake(&names));
    let programmes = programmes.bake(&names);
    let conditions = conditions.bake(&names);
    let preferences = preferences.bake(&names);
    let ladders = ladders.bake(&names);
    let rules = rules.as_slice().bake(&names);
    let code = format!(
        "/// The exercises of `data/exercises`.\npub static EXERCISES: &[&crate::catalog::Exercise] = {exercises};\n\
         /// The sources of `data/sources.toml`.\npub static SOURCES: &[&crate::catalog::Source] = {sources};\n\
         /// The bases of `data/drawings`.\npub static BASES: &[crate::pose::Base] = {bases};\n\
         /// The props of `data/drawings`.\npub static PROPS: &[crate::pose::Prop] = {props};\n\
         /// The drawings of `data/drawings`.\npub static DRAWINGS: &[crate::pose::Drawing] = {drawings};\n\
         /// The figures of `data/programmes.toml`.\npub static PROGRAMMES: crate::programme::Programmes = {programmes};\n\
         /// The conditions and symptoms of `data/conditions.toml`.\npub static CONDITIONS: crate::condition::Conditions = {conditions};\n\
         /// The preferences of `data/preferences.toml`.\npub static PREFERENCES: &[crate::preference::Preference] = {preferences};\n\
         /// The ladders of `data/ladders.toml`.\npub static LADDERS: crate::ladder::Ladders = {ladders};\n\
         /// The rules of `data/rules.toml`, of the conditions and of the preferences.\npub static RULES: &[crate::rule::Rule] = {rules};\n"
    );
    fs::write(Path::new(&env::var("OUT_DIR")?).join("builtin.rs"), code)?;
    Ok(())
}

/// No two drawings are the same picture, but those that say so.
fn no_twins(catalog: &Catalog) -> Result<(), String> {
    let told = |(id, wrong): (&str, pose::Wrong)| format!("{id}: {}", wrong.text);
    let found: Vec<String> = drawing::check::twins(catalog.kit().drawings).into_iter().map(told).collect();
    if found.is_empty() { Ok(()) } else { Err(found.join("\n")) }
}
