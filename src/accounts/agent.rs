//! Which browser on which system, from what a browser says that it is; good enough to know one's own.

/// What stands in the text, and whose it is: those that also claim to be another come first.
const BROWSERS: [(&str, &str); 12] = [
    ("MicroMessenger/", "WeChat"),
    ("QQBrowser/", "QQ"),
    ("HuaweiBrowser/", "Huawei"),
    ("MiuiBrowser/", "Xiaomi"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
];

const SYSTEMS: [(&str, &str); 9] = [
    ("HarmonyOS", "HarmonyOS"),
    ("OpenHarmony", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// Browser and system, where they are known.
pub fn known(agent: &str) -> (Option<&'static str>, Option<&'static str>) {
    let first =
        |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    (first(&BROWSERS), first(&SYSTEMS))
}

#[cfg(test)]
mod tests {
    use super::known;

    #[test]
    fn browsers_are_known_by_what_they_do_not_only_claim() {
        let chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
        let wechat = "Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 Chrome/138.0 Mobile Safari/537.36 MicroMessenger/8.0.60";
        assert_eq!(known(chrome), (Some("Chrome"), Some("Windows")));
        assert_eq!(known(&format!("{chrome} Edg/156.0")), (Some("Edge"), Some("Windows")));
        assert_eq!(
            known("Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"),
            (Some("Firefox"), Some("Linux"))
        );
        assert_eq!(known(safari), (Some("Safari"), Some("iPhone")));
        assert_eq!(known(wechat), (Some("WeChat"), Some("Android")));
        assert_eq!(known("<script>"), (None, None));
    }
}
