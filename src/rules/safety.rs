//! What keeps people from harm.

use crate::plan::Severity;

use super::{Broken, Case, Concern, Kind, Rule};

/// The rules of safety.
pub const RULES: &[Rule] = &[Rule {
    id: "stop-signs",
    says: "Every plan says when to stop: sharp or worsening pain, numbness or tingling, and then ask a professional.",
    sources: &["strength-guide", "upper-back-guide"],
    kind: Kind::Must,
    concern: Concern::Safety,
    applies_to: "every plan",
    may_gap: false,
    check: Some(stop_signs),
}];

fn stop_signs(case: &Case<'_>) -> Vec<Broken> {
    let said = case.plan.notices.iter().any(|notice| notice.severity == Severity::Stop && notice.rule == "stop-signs");
    if said {
        return Vec::new();
    }
    vec![Broken { place: "plan".to_owned(), text: "the plan does not say when to stop".to_owned() }]
}
