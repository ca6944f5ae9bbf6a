//! Checks the data and embeds it as constants, by the types and checks that load a catalog at run time.
#![allow(unreachable_pub, reason = "modules shared with the library are public there")]

use std::path::{Path, PathBuf};
use std::{env, error::Error, fs};

use databake::{Bake, CrateEnv};

#[path = "../src/catalog/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the build needs only the reading and the checks")]
mod catalog;
#[path = "../src/programme.rs"]
#[allow(dead_code, reason = "the build needs only the reading")]
mod programme;
#[path = "../src/suggest.rs"]
#[allow(dead_code, reason = "the build needs only the hints")]
mod suggest;

use catalog::{Catalog, parse};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/catalog");
    println!("cargo::rerun-if-changed=src/programme.rs");
    println!("cargo::rerun-if-changed=src/suggest.rs");
    let mut parsed = parse::Parsed::default();
    for path in data_files()? {
        let name: &'static str = path.display().to_string().leak();
        parse::parse(name, &fs::read_to_string(&path)?, &mut parsed);
    }
    let catalog = Catalog::from_checked(&[], &[]).with(parsed).map_err(|problems| problems.to_string())?;
    let programmes = fs::read_to_string("data/programmes.toml")?;
    let programmes = programme::parse("data/programmes.toml", &programmes).map_err(|problems| problems.to_string())?;

    let names = CrateEnv::default();
    let exercises = catalog.exercises().bake(&names);
    let sources = catalog.sources().bake(&names);
    let programmes = programmes.bake(&names);
    let code = format!(
        "/// The exercises of `data/exercises`.\npub static EXERCISES: &[&crate::catalog::Exercise] = {exercises};\n\
         /// The sources of `data/sources.toml`.\npub static SOURCES: &[&crate::catalog::Source] = {sources};\n\
         /// The figures of `data/programmes.toml`.\npub static PROGRAMMES: crate::programme::Programmes = {programmes};\n"
    );
    fs::write(Path::new(&env::var("OUT_DIR")?).join("builtin.rs"), code)?;
    Ok(())
}

/// The catalog's files, in the order of their names.
fn data_files() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = vec![PathBuf::from("data/sources.toml")];
    for entry in fs::read_dir("data/exercises")? {
        files.push(entry?.path());
    }
    files.sort();
    Ok(files)
}
