//! Compresses `assets/` into the binary, and rebuilds when a text or template changes.
fn main() {
    memory_serve::load_directory("./assets");
    println!("cargo:rerun-if-changed=locales");
}
