//! Red flags withhold the plan, and say whom to see how soon.

use crate::builtin::CONDITIONS;
use crate::profile::Profile;
use crate::suggest::listed;
use crate::symptom::Symptom;

use super::refusal::Refusal;

/// Refuses a plan where the profile names a symptom.
///
/// # Errors
/// What to do about the symptoms. The gravest tier speaks, so that nothing milder takes its word back.
pub fn withhold(profile: &Profile) -> Result<(), Refusal> {
    let symptoms: Vec<&Symptom> =
        CONDITIONS.symptoms.iter().filter(|symptom| profile.symptoms.iter().any(|id| id == symptom.id)).collect();
    let Some(gravest) = symptoms.iter().map(|symptom| symptom.tier).min() else { return Ok(()) };
    let advice = CONDITIONS.tiers.iter().find(|advice| advice.id == gravest);
    let (grave, milder): (Vec<&Symptom>, Vec<&Symptom>) =
        symptoms.iter().copied().partition(|symptom| symptom.tier == gravest);
    let ids = |symptoms: &[&Symptom]| listed(&symptoms.iter().map(|symptom| symptom.id).collect::<Vec<_>>(), "and");
    let mut said: Vec<String> = advice.map(|advice| advice.act.to_owned()).into_iter().collect();
    for besides in grave.iter().filter_map(|symptom| symptom.besides) {
        if !said.iter().any(|text| text == besides) {
            said.push(besides.to_owned());
        }
    }
    said.extend((!milder.is_empty()).then(|| format!("Speak there of {} too.", ids(&milder))));
    let walk = advice.and_then(|advice| advice.walk).filter(|_| symptoms.iter().all(|symptom| symptom.may_walk));
    said.extend(walk.map(str::to_owned));
    let text = format!("no plan, for your safety (rule symptom-withholds). {}: {}", ids(&grave), said.join(" "));
    Err(Refusal::Withheld(text))
}
