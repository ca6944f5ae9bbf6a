//! How the program is linked on Linux: at a fixed address, without tables for unwinding, and with the C library inside where
//! its archive is at hand.
//!
//! Thousands of embedded texts are thousands of addresses, which a position-independent program adjusts at every start and
//! then protects again; and shared libraries are looked for, mapped and bound at every start. Together that was more than
//! half of the time that backplan took to begin. What a fixed address and a writable table of addresses cost is told in
//! `.github/CONTRIBUTING.md`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

/// Leaves out what tells how to unwind: half a megabyte, and a program built for release ends where it panics. The files of
/// the C compiler that every program begins and ends with speak of their own.
const NO_UNWINDING: &str =
    "SECTIONS { /DISCARD/ : { *(EXCLUDE_FILE(*crt*.o) .eh_frame) *(.gcc_except_table*) } } INSERT AFTER .text;\n";

/// The libraries that the standard library asks for, each with the archives that stand in for it.
const LIBRARIES: [(&str, &[&str]); 3] =
    [("c", &["libc.a", "libgcc_eh.a"]), ("m", &["libm.a"]), ("gcc_s", &["libgcc_eh.a", "libc.a"])];

/// Tells the linker, for programs with the GNU C library; others are linked as always.
///
/// # Errors
/// Where the folder for what is built can't be written.
pub fn arrange() -> io::Result<()> {
    let target = |key: &str| env::var(key).unwrap_or_default();
    if target("CARGO_CFG_TARGET_OS") != "linux" || target("CARGO_CFG_TARGET_ENV") != "gnu" {
        return Ok(());
    }
    println!("cargo::rerun-if-env-changed=RUSTC_LINKER");
    println!("cargo::rustc-link-arg-bins=-no-pie");
    println!("cargo::rustc-link-arg-bins=-Wl,-z,norelro");
    if target("PROFILE") == "release" && !is_asked_for_a_linker() {
        let script = PathBuf::from(target("OUT_DIR")).join("unwinding.ld");
        fs::write(&script, NO_UNWINDING)?;
        println!("cargo::rustc-link-arg-bins=-Wl,--no-eh-frame-hdr");
        println!("cargo::rustc-link-arg-bins=-Wl,-T,{}", script.display());
    }
    // The compiler that is asked knows the archives of its own system alone.
    let is_at_home = target("HOST") == target("TARGET") || env::var_os("RUSTC_LINKER").is_some();
    if let Some(archives) = stand_ins().filter(|_| is_at_home) {
        let folder = PathBuf::from(target("OUT_DIR")).join("archives");
        fs::create_dir_all(&folder)?;
        for (library, text) in archives {
            fs::write(folder.join(format!("lib{library}.so")), text)?;
        }
        println!("cargo::rustc-link-arg-bins=-L{}", folder.display());
        println!("cargo::rustc-link-arg-bins=-static");
    }
    Ok(())
}

/// Whether somebody chose a linker, which may not read the scripts that those of GNU and LLVM do.
fn is_asked_for_a_linker() -> bool {
    println!("cargo::rerun-if-env-changed=CARGO_ENCODED_RUSTFLAGS");
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    env::var_os("RUSTC_LINKER").is_some() || flags.contains("fuse-ld") || flags.contains("linker")
}

/// For each library a linker script that names its archives: the standard library asks for shared ones by name, and these
/// are found first. None where an archive is missing, as on systems that keep them in a package of their own.
fn stand_ins() -> Option<Vec<(&'static str, String)>> {
    let script = |archives: &[&str]| {
        let paths: Option<Vec<String>> = archives.iter().map(|archive| archive_path(archive)).collect();
        Some(format!("GROUP ( {} )\n", paths?.join(" ")))
    };
    LIBRARIES.iter().map(|(library, archives)| Some((*library, script(archives)?))).collect()
}

/// Where the linker's driver finds an archive.
fn archive_path(archive: &str) -> Option<String> {
    let driver = env::var("RUSTC_LINKER").unwrap_or_else(|_| "cc".to_owned());
    let found = Command::new(driver).arg(format!("-print-file-name={archive}")).output().ok()?;
    let path = String::from_utf8(found.stdout).ok()?.trim().to_owned();
    // It answers with the bare name where it finds none.
    let is_there = Path::new(&path).is_absolute() && Path::new(&path).exists() && !path.contains(' ');
    if is_there {
        println!("cargo::rerun-if-changed={path}");
    }
    is_there.then_some(path)
}
