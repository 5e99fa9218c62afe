//! As much of a person as an officer's role may see: what is masked is masked before it reaches a page.
use crate::{
    person::{masked_email, masked_name},
    registrations::letters::dashed,
    roles::Sight,
};
use entity::registration;

pub struct Person {
    /// `None`: the person was forgotten.
    pub name: Option<String>,
    pub email: Option<String>,
    pub mobile: Option<String>,
    pub code: String,
}

impl Person {
    pub fn of(row: &registration::Model, sight: Sight) -> Self {
        let show = |value: &Option<String>, mask: fn(&str) -> String| match sight {
            Sight::Masked => value.as_deref().map(mask),
            Sight::NameAndCode => None,
            Sight::Own | Sight::All => value.clone(),
        };
        let name = match sight {
            Sight::Masked => row.name.as_deref().map(masked_name),
            _ => row.name.clone(),
        };
        Self {
            name,
            email: show(&row.email, masked_email),
            mobile: show(&row.mobile, mask_mobile),
            code: if sight == Sight::Masked { String::new() } else { dashed(&row.code) },
        }
    }
}

fn mask_mobile(mobile: &str) -> String {
    let digits: Vec<char> = mobile.chars().collect();
    let (head, tail) = (digits.len().min(6), digits.len().saturating_sub(4).max(6));
    digits[..head]
        .iter()
        .chain("••••".chars().collect::<Vec<_>>().iter())
        .chain(&digits[tail.min(digits.len())..])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_masked_cannot_be_guessed_from_what_is_left() {
        assert_eq!(masked_name("王若溪"), "王••");
        assert_eq!(masked_email("wang.ruoxi@example.cn"), "w•••@e•••");
        assert_eq!(mask_mobile("+8613805371755"), "+86138••••1755");
        assert_eq!(mask_mobile("+1234"), "+1234••••");
    }
}
