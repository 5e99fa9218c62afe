//! Some sixty placements of the sample city under both programmes, in every state, made by the verbs with a moved
//! clock; one is of the apprentice who can sign in, taught by the mentor who can.
mod draft;
mod fate;
mod maker;

use super::people::People;
use crate::{app::App, mentors, programmes, roles::Candidate, words::when::today};
use anyhow::Context;
use chrono::{DateTime, Utc};
use entity::{enterprise, mentor, occupation};
use fate::FATES;
use maker::Maker;
use uuid::Uuid;

/// With whom one is made: whoever tends the enterprise, and a mentor with room.
#[derive(Clone)]
struct Place {
    owner: Candidate,
    enterprise: enterprise::Model,
    mentor: mentor::Model,
}

/// A programme as an enterprise enrols under it.
struct Offer {
    programme: Uuid,
    occupations: Vec<occupation::Model>,
    /// A stamped form and a labour contract.
    needs_papers: bool,
}

pub async fn build(
    app: &App,
    people: &People,
    verified: &[(Candidate, enterprise::Model)],
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let (asking, plain): (Vec<_>, Vec<_>) = offers(app, now).await?.into_iter().partition(|offer| offer.needs_papers);
    let asking = asking.first().context("a sample programme that asks for papers")?;
    let plain = plain.first().context("a sample programme that asks for none")?;
    let places = places(app, verified).await?;
    let fates = FATES.iter().flat_map(|(fate, number)| std::iter::repeat_n(*fate, *number));
    let mut held = 0;
    for (number, fate) in fates.enumerate() {
        let place = places.get(held).context("a mentor with room")?;
        if fate.holds() {
            held += 1;
        }
        let offer = if number % 3 == 2 { asking } else { plain };
        let maker = Maker { app, people, place, offer, number, now };
        maker.make(fate).await.with_context(|| format!("placement {number}, {fate:?}"))?;
    }
    Ok(())
}

async fn offers(app: &App, now: DateTime<Utc>) -> anyhow::Result<Vec<Offer>> {
    let db = app.db.read();
    let mut offers = Vec::new();
    for programme in programmes::open_ones(db).await? {
        let rules = programmes::rules_on(db, programme.id, today(now)).await?.context("rules of a programme")?;
        let occupations = programmes::occupations(db, programme.id).await?;
        let needs_papers = rules.needs_form && rules.needs_contract;
        offers.push(Offer { programme: programme.id, occupations, needs_papers });
    }
    Ok(offers)
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
