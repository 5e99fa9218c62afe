//! QR codes (ISO/IEC 18004) as one SVG path, error correction M.
use anyhow::anyhow;
use fast_qr::{ECL, QRBuilder};
use std::fmt::Write;

pub struct Qr {
    /// Modules on a side.
    pub size: usize,
    /// SVG path data: the dark modules, one unit each.
    pub path: String,
}

impl Qr {
    pub fn of(text: &str) -> anyhow::Result<Self> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().map_err(|error| anyhow!("QR: {error:?}"))?;
        let mut path = String::new();
        for y in 0..code.size {
            for (x, module) in code[y].iter().enumerate() {
                if module.value() {
                    write!(path, "M{x} {y}h1v1h-1z")?;
                }
            }
        }
        Ok(Self { size: code.size, path })
    }

    /// With the quiet zone of four modules around.
    pub fn view_box(&self) -> String {
        format!("-4 -4 {0} {0}", self.size + 8)
    }
}
