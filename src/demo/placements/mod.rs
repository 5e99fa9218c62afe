//! Some sixty placements of the sample city, in every state, made by the verbs with a moved clock; one is of the
//! apprentice who can sign in, taught by the mentor who can.
mod maker;

use super::people::People;
use crate::{app::App, mentors, programmes, roles::Candidate};
use anyhow::Context;
use chrono::{DateTime, Utc};
use entity::{enterprise, mentor};
use maker::Maker;

/// What becomes of a draft, and of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Running,
    Begun,
    Asked,
    Objected,
    Returned,
    Waiting,
    Agreed,
    Paused,
    Leaving,
    Ended,
    Completed,
    Cancelled,
}

const FATES: [(Fate, usize); 12] = [
    (Fate::Running, 18),
    (Fate::Begun, 5),
    (Fate::Asked, 7),
    (Fate::Returned, 3),
    (Fate::Waiting, 6),
    (Fate::Agreed, 7),
    (Fate::Paused, 3),
    (Fate::Leaving, 2),
    (Fate::Ended, 3),
    (Fate::Completed, 2),
    (Fate::Cancelled, 3),
    (Fate::Objected, 1),
];

/// With whom one is made: whoever tends the enterprise, and a mentor with room.
#[derive(Clone)]
struct Place {
    owner: Candidate,
    enterprise: enterprise::Model,
    mentor: mentor::Model,
}

pub async fn build(
    app: &App,
    people: &People,
    verified: &[(Candidate, enterprise::Model)],
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let programme = programmes::open_ones(app.db.read()).await?;
    // The one that asks for no papers.
    let programme = programme.into_iter().find(|each| each.default_quota.is_none()).context("a sample programme")?;
    let occupations = programmes::occupations(app.db.read(), programme.id).await?;
    let places = places(app, verified).await?;
    let fates = FATES.iter().flat_map(|(fate, number)| std::iter::repeat_n(*fate, *number));
    let mut held = 0;
    for (number, fate) in fates.enumerate() {
        let place = places.get(held).context("a mentor with room")?;
        if !matches!(fate, Fate::Begun | Fate::Asked | Fate::Returned | Fate::Cancelled) {
            held += 1;
        }
        let occupation = &occupations[number % occupations.len()];
        let maker = Maker { app, people, place, number, now };
        maker.make(fate, programme.id, occupation).await.with_context(|| format!("placement {number}, {fate:?}"))?;
    }
    Ok(())
}

/// Each approved mentor as often as they have room, first everybody once.
async fn places(app: &App, verified: &[(Candidate, enterprise::Model)]) -> anyhow::Result<Vec<Place>> {
    let mut all = Vec::new();
    for (owner, enterprise) in verified {
        let own = mentors::of(app.db.read(), enterprise.id).await?;
        for mentor in own.into_iter().filter(|mentor| mentor.status == mentor::Status::Approved) {
            for room in 0..mentor.max_load {
                all.push((
                    room,
                    Place { owner: owner.clone(), enterprise: enterprise.clone(), mentor: mentor.clone() },
                ));
            }
        }
    }
    all.sort_by_key(|(room, _)| *room);
    Ok(all.into_iter().map(|(_, place)| place).collect())
}
