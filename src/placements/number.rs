//! The number of a placement: year, six digits drawn at random, and a check digit, such as 2026-482913-7.
use entity::placement;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

/// One that nobody has.
pub async fn draw(tx: &impl ConnectionTrait, year: i32) -> Result<String, DbErr> {
    loop {
        let digits = format!("{year:04}{:06}", rand::random_range(0..1_000_000));
        let number = format!("{}-{}-{}", &digits[..4], &digits[4..], check_digit(&digits));
        let has = placement::Entity::find().filter(placement::COLUMN.number.eq(number.as_str())).count(tx).await?;
        if has == 0 {
            return Ok(number);
        }
    }
}

/// ISO/IEC 7064, MOD 11,10: finds each wrong digit and each two that changed places.
fn check_digit(digits: &str) -> u32 {
    let product = digits.chars().filter_map(|mark| mark.to_digit(10)).fold(10, |product, digit| {
        let sum = (product + digit) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    (11 - product) % 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standards_own_example_fits() {
        assert_eq!(check_digit("0794"), 5);
    }

    #[test]
    fn one_wrong_digit_never_fits() {
        let right = check_digit("2026482913");
        for at in 0..10 {
            for digit in 0..10 {
                let mut other: Vec<char> = "2026482913".chars().collect();
                let was = other[at];
                other[at] = char::from_digit(digit, 10).unwrap();
                let other: String = other.into_iter().collect();
                assert_eq!(check_digit(&other) == right, char::from_digit(digit, 10) == Some(was), "{other}");
            }
        }
    }
}
