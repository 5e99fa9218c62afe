//! How many enterprises hold what today, by kind and by district: a table whose bars say no more than its words.
use super::{card, holders::Holders};
use crate::{
    web::view::View,
    words::{names, thousands},
};
use entity::{event::District, recognition_kind};
use sea_orm::Iterable;

/// Below it a public number could tell of one enterprise.
const FEWEST: i64 = 5;

/// How exact a reader may know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    Exact,
    /// Small ones read *fewer than 5*, and have no bar.
    Public,
}

pub struct Chart {
    /// Text keys of what it shows, and of its first column.
    pub key: (&'static str, &'static str),
    pub bars: Vec<Bar>,
}

pub struct Bar {
    pub name: String,
    pub figure: String,
    /// In hundredths of the longest.
    pub width: Option<i64>,
}

impl Holders {
    /// By kind and by district, in their own order.
    pub fn charts(&self, view: &View, kinds: &[recognition_kind::Model], figures: Figures) -> [Chart; 2] {
        let of_kind = |kind: &recognition_kind::Model| {
            (card::kind(view, kinds, &kind.key), self.by_kind.get(&kind.key).copied().unwrap_or_default())
        };
        let of_district = |district: Option<District>| {
            let name = view.t(district.map_or("enterprises-elsewhere", names::district));
            (name, self.by_district.get(&district).copied().unwrap_or_default())
        };
        let districts = District::iter().map(Some).chain([None]).map(of_district);
        [
            Chart {
                key: ("enterprises-numbers-by-kind", "enterprises-recognition-kind"),
                bars: bars(view, kinds.iter().map(of_kind).collect(), figures),
            },
            Chart {
                key: ("enterprises-numbers-by-district", "enterprises-district"),
                bars: bars(view, districts.collect(), figures),
            },
        ]
    }
}

fn bars(view: &View, counts: Vec<(String, i64)>, figures: Figures) -> Vec<Bar> {
    let longest = counts.iter().map(|(_, count)| *count).max().unwrap_or_default().max(1);
    let bar = |(name, count): (String, i64)| match figures {
        Figures::Public if count < FEWEST => {
            Bar { name, figure: view.count("enterprises-numbers-few", FEWEST), width: None }
        }
        _ => Bar { name, figure: thousands(count), width: Some(count * 100 / longest) },
    };
    counts.into_iter().map(bar).collect()
}
