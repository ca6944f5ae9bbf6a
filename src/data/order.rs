//! Lists in order. The standard library's sorting is compiled anew for every type and every key, some seven kilobytes each;
//! here it is compiled once, for places, and a list is then put in their order. What is equal stays as it was.

use std::cmp::Ordering;

/// Puts a list in the order of its keys.
pub fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    by(list, |one, other| key(one).cmp(&key(other)));
}

/// Puts a list in an order.
pub fn by<T>(list: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    let of_places = |one: usize, other: usize| match (list.get(one), list.get(other)) {
        (Some(one), Some(other)) => order(one, other),
        _ => Ordering::Equal,
    };
    for (one, other) in swaps(list.len(), &of_places) {
        list.swap(one, other);
    }
}

/// The swaps, one after another, that bring a list of so many into an order.
fn swaps(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut swaps = Vec::new();
    let mut from: Vec<usize> = (0..count).collect();
    if from.is_sorted_by(|one, other| order(*one, *other).is_le()) {
        return swaps;
    }
    from.sort_by(|one, other| order(*one, *other));
    for first in 0..count {
        let mut at = first;
        // What belongs here is fetched, and what was here waits where that came from, until the round is closed.
        while let Some(next) = from.get_mut(at).map(|next| std::mem::replace(next, at)).filter(|next| *next != first) {
            swaps.push((at, next));
            at = next;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_as_the_standard_library_does() {
        // A walk through numbers that come back, so that some are equal.
        for (count, step) in (0..40).flat_map(|count| [1, 3, 7, 11].map(|step| (count, step))) {
            let list: Vec<(usize, usize)> = (0..count).map(|at| (at * step % 13, at)).collect();
            let (mut ours, mut theirs) = (list.clone(), list);
            by_key(&mut ours, |(number, _)| *number);
            theirs.sort_by_key(|(number, _)| *number);
            assert_eq!(ours, theirs, "{count} in steps of {step}");
            by(&mut ours, |one, other| other.cmp(one));
            theirs.sort_by(|one, other| other.cmp(one));
            assert_eq!(ours, theirs, "{count} in steps of {step}, backwards");
        }
    }
}
