//! Red flags withhold the plan, and say whom to see how soon.

use crate::builtin::CONDITIONS;
use crate::condition::{Symptom, Tier};
use crate::profile::Profile;
use crate::suggest::listed;

use super::Refusal;

/// Refuses a plan where the profile names a symptom.
pub fn withhold(profile: &Profile) -> Result<(), Refusal> {
    let symptoms: Vec<&Symptom> = profile.symptoms.iter().filter_map(|id| CONDITIONS.symptom(id)).collect();
    let tiers = [Tier::Emergency, Tier::Doctor, Tier::Professional];
    let parts: Vec<String> = tiers
        .into_iter()
        .filter_map(|tier| {
            let named: Vec<&str> =
                symptoms.iter().filter(|symptom| symptom.tier == tier).map(|symptom| symptom.id).collect();
            (!named.is_empty()).then(|| format!("{}: {}", listed(&named, "and"), advice(tier)))
        })
        .collect();
    if parts.is_empty() {
        return Ok(());
    }
    Err(Refusal::Withheld(format!("no plan, for your safety (rule symptom-withholds). {}", parts.join(" "))))
}

fn advice(tier: Tier) -> &'static str {
    match tier {
        Tier::Emergency => {
            "this can be an emergency. Call an ambulance or go to an emergency department today; do not train."
        }
        Tier::Doctor => "see a doctor within days, and do not train before that.",
        Tier::Professional => {
            "see a doctor or physiotherapist before you train. Until then keep walking, as far as it is comfortable."
        }
    }
}
