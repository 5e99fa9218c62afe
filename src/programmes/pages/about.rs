//! All that a programme says and has, as everybody reads it and officers do.
use crate::{
    programmes::{card, queries::Whole, rules::says::sentences},
    web::{prose::Prose, view::View},
    words::spoken::Spoken,
};
use chrono::NaiveDate;
use entity::{Said, occupation, programme, programme_rules};

pub struct About {
    pub audience: Written,
    /// Text key of whose they are, and what each side does.
    pub duties: [(&'static str, Written); 3],
    /// What can be begun, and its levels.
    pub occupations: Vec<(Spoken, String)>,
    pub rules: Option<Rules>,
    /// `None`: none is named.
    pub basis: Option<Written>,
    /// Text key and value; those that say nothing are left out.
    pub facts: Vec<(&'static str, Spoken)>,
    /// Slug and name.
    pub enterprises: Vec<(String, String)>,
    pub learning: String,
}

pub struct Written {
    pub prose: Prose,
    pub lang: Option<&'static str>,
}

pub struct Rules {
    pub sentences: Vec<String>,
    /// Where no version holds yet: from when this one will.
    pub from: Option<String>,
}

impl About {
    pub fn of(view: &View, programme: &programme::Model, whole: &Whole) -> Self {
        let (words, locale) = (view.words, view.locale());
        let written = |said: Said| {
            let said = Spoken::of(said, locale);
            Written { prose: Prose::of(&said.text), lang: said.lang }
        };
        let facts = [
            ("programmes-department", Spoken::of(programme.department(locale), locale)),
            ("programmes-days", Spoken { text: card::days(words, programme), lang: None }),
            ("programmes-quota", Spoken { text: card::places(words, programme.default_quota), lang: None }),
        ];
        let occupation = |each: &occupation::Model| (Spoken::of(each.name(locale), locale), card::levels(words, each));
        Self {
            audience: written(programme.audience(locale)),
            duties: [
                ("programmes-duties-enterprise", written(programme.enterprise_duties(locale))),
                ("programmes-duties-apprentice", written(programme.apprentice_duties(locale))),
                ("programmes-duties-bureau", written(programme.bureau_duties(locale))),
            ],
            basis: Some(programme.legal_basis(locale)).filter(|said| !said.text.is_empty()).map(written),
            occupations: whole.occupations.iter().map(occupation).collect(),
            rules: rules(view, &whole.versions, view.today()),
            facts: facts.into_iter().filter(|(_, value)| !value.text.is_empty()).collect(),
            enterprises: whole.enterprises.iter().map(|each| (each.slug.clone(), each.name.clone())).collect(),
            learning: card::learning(words, whole.learning),
        }
    }
}

/// Today's; where none holds yet, those that will first.
fn rules(view: &View, versions: &[programme_rules::Model], today: NaiveDate) -> Option<Rules> {
    if let Some(now) = versions.iter().find(|each| each.valid_from <= today) {
        return Some(Rules { sentences: sentences(view.words, now), from: None });
    }
    let first = versions.iter().map(|each| each.valid_from).min()?;
    let first = versions.iter().find(|each| each.valid_from == first)?;
    Some(Rules { sentences: sentences(view.words, first), from: Some(view.day(first.valid_from)) })
}
