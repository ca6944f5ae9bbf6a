//! Regions that are put first: more sets for them, wherever that costs nobody anything else.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Region};
use crate::plan::{Item, Plan};
use crate::programme::Programmes;

use super::context::Context;
use super::refusal::Refusal;
use super::{Draft, drafted};

/// The draft with more for what is put first; the `plain` one where that would open a gap which it has not, or fits no
/// session. Its context has the aims all the same, so that the plan can say how far they were met.
pub fn drafted_with_focus<'a>(
    plain: Draft<'a>,
    catalog: &'a Catalog,
    programmes: &'static Programmes,
) -> Result<Draft<'a>, Refusal> {
    let part = programmes.session.focus_part.max(1);
    let aims: Vec<(Region, u32)> = plain
        .context
        .focus()
        .map(|region| {
            let sets = sets(&plain.plan, catalog, region);
            (region, sets + sets.div_ceil(part).max(1))
        })
        .collect();
    let lived = plain.context.lived.clone();
    let context = Context { aims: aims.clone(), lived, ..Context::new(plain.context.profile, catalog, programmes)? };
    let open = |draft: &Draft<'_>| draft.findings.iter().map(|finding| finding.rule).collect::<BTreeSet<_>>();
    match drafted(context, catalog, programmes) {
        Ok(focused) if open(&focused).is_subset(&open(&plain)) => Ok(focused),
        _ => Ok(Draft { context: Context { aims, ..plain.context }, ..plain }),
    }
}

/// The sets a week, the first, of the moves that are for `region`.
pub fn sets(plan: &Plan, catalog: &Catalog, region: Region) -> u32 {
    let sessions = plan.weeks.first().into_iter().flat_map(|week| &week.sessions);
    let is_for = |item: &&Item| catalog.get(&item.exercise).is_some_and(|exercise| exercise.regions.contains(&region));
    sessions.flat_map(|session| &session.strengthening).filter(is_for).map(|item| item.sets).sum()
}
