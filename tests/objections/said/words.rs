//! What texts say by their words alone, whatever the data marks them with: two lists of phrases a subject, of which a
//! phrase of the one can't stand beside a phrase of the other.

/// A subject on which texts can contradict each other.
pub struct Subject {
    /// What a text that wants the one thing says.
    pub one: &'static [&'static str],
    /// What a text that wants the other says.
    pub other: &'static [&'static str],
    /// Stems of words: a text that holds one must hold a phrase, of these or of those above.
    pub stems: &'static [&'static str],
    /// Phrases with such a stem that want neither.
    pub neither: &'static [&'static str],
}

pub const SUBJECTS: &[Subject] = &[
    // Does the low back round?
    Subject {
        one: &[
            "slightly rounded",
            "Round fully",
            "Gentle rounding",
            "Leaning forward a little",
            "Bending forward",
            "forward bends",
            "out of its arch",
        ],
        other: &[
            "tall spine",
            "long spine",
            "the back long",
            "long back",
            "sit tall",
            "Sit tall",
            "sit upright",
            "tall and long",
            "leave out the rounding",
            "forward fold",
            "do not bend forward",
            "does not round",
            "do not round",
            "begins to round",
            "low back and pelvis stay down",
            "back flat, and stop",
            "no folds",
            "gentle arch",
            "pelvis tucks under",
            "spine neutral all the way",
            "back stays flat",
            "never round your back",
        ],
        stems: &["round", "ound fully", "orward", "fold", "tall", "long spine", "long back", "back long", "tuck"],
        neither: &[
            "without rounding",
            "tailbone tucked",
            "glide forward",
            "Stand tall, with the pelvis level",
            "finish tall",
            "knees slightly forward",
            "blades forward and up",
            "flat ground",
            "tips the pelvis forward",
            "tipping forward",
            "go on",
        ],
    },
    // Does it arch?
    Subject {
        one: &["gentle arch", "arching moves"],
        other: &[
            "do not let the back sag",
            "come back to neutral",
            "arches the back",
            "back-bends",
            "do not lean back",
            "without leaning back",
            "not by leaning back",
            "no arch",
            "does not arch",
            "begins to arch",
            "slightly rounded",
        ],
        stems: &["arch", "back-bend", "lean back", "leaning back"],
        neither: &[
            "do not arch to finish",
            "arch the low back",
            "out of its arch",
            "the arch out of",
            "without arching",
        ],
    },
    // Are the arms high or low?
    Subject {
        one: &["Reaching up", "It pulls high"],
        other: &[
            "arms lower",
            "Reach less high",
            "below shoulder height at first",
            "not overhead",
            "below the shoulders",
            "elbow below shoulder",
            "no higher than the shoulders",
        ],
        stems: &["each", "overhead", "high", "shoulder height"],
        neither: &[
            "within reach",
            "no higher than the hip",
            "saddle high",
            "thigh",
            "high chair",
            "pulls below shoulder height",
            "arms below shoulder height",
            "reaching up and stepping off",
            "each other",
        ],
    },
    // Where is one: on a seat, on the feet, on the floor?
    Subject {
        one: &["Sit on a chair, ", "take a bike", "off your feet"],
        other: &["moves on your feet", "Walk or move in water, rather", "both feet on the floor", "floor first"],
        stems: &["bike", "your feet", "the floor"],
        neither: &[
            "not on the floor",
            "getting down to the floor",
            "lies on the floor",
            "with your feet supported",
            "not from the floor",
            "Sit on a firm bed",
        ],
    },
    Subject {
        one: &["floor first"],
        other: &["without the roller", "not on the floor", "on a bed"],
        stems: &[],
        neither: &[],
    },
    // Circles of the neck.
    Subject {
        one: &["half circles"],
        other: &["leave out circles", "Leave out the circles"],
        stems: &["circles"],
        neither: &[],
    },
    // Weight on the knees.
    Subject {
        one: &["knees down", "kneel on", "on your knees"],
        other: &["Pad the knees", "Leave out kneeling", "no knee on the bench"],
        stems: &["kneel", "knees down"],
        neither: &["without kneeling"],
    },
    // A weight in the hands, or none.
    Subject {
        one: &["hold a light one"],
        other: &["without any weight", "body weight alone"],
        stems: &["without any weight", "hold a light one"],
        neither: &[],
    },
    // What is swum.
    Subject { one: &["Swim crawl"], other: &["Leave out crawl"], stems: &["crawl"], neither: &[] },
    // What is done with the side that leans.
    Subject {
        one: &["hardly lean"],
        other: &["the lean to the side", "do not lean."],
        stems: &["lean"],
        neither: &["do not lean back", "leaning back", "Leaning forward"],
    },
    // What is bent or straight.
    Subject { one: &["on your thigh or on a block"], other: &["hands on a chair in front"], stems: &[], neither: &[] },
];

impl Subject {
    /// Whether the texts, printed together, want both.
    pub fn is_torn(&self, texts: &[&str]) -> bool {
        let holds = |phrases: &[&str]| phrases.iter().any(|phrase| texts.iter().any(|text| text.contains(phrase)));
        holds(self.one) && holds(self.other)
    }

    /// Whether a text speaks of the subject in words that none of the lists knows.
    pub fn is_unread(&self, text: &str) -> bool {
        let holds = |phrases: &[&str]| phrases.iter().any(|phrase| text.contains(phrase));
        holds(self.stems) && ![self.one, self.other, self.neither].into_iter().any(holds)
    }
}

/// What no text may say, in any move or advice, beside a condition that bars the move named first.
pub const NEVER: &[(&str, &[&str])] = &[
    (
        "forward-bend",
        &["slightly rounded", "Round fully", "Gentle rounding", "Leaning forward a little", "forward bends"],
    ),
    ("cobra-stretch", &["gentle arch"]),
    ("childs-pose", &["knees down", "half kneeling"]),
    ("good-morning", &["Lifting does no harm"]),
];

/// Moves that a text sends its reader to, by the words that name them.
pub const SENT_TO: &[(&str, &str)] = &[
    ("the bird dog is easy", "bird-dog"),
    ("press-up on the elbows is easy", "press-up-on-elbows"),
    ("bridge on two legs", "bridge"),
    ("modified bird dog train", "modified-bird-dog"),
    ("a band row where", "standing-band-row"),
];

/// Positions of the body in which what a text says can be done.
pub const DOABLE: &[(&str, &[&str])] = &[
    ("Cross your hands on your chest", &["seated", "supine", "standing"]),
    ("Lay the free hand", &["quadruped"]),
    ("Put the knees down", &["prone"]),
    ("Step closer", &["standing"]),
    ("Begin at a wall", &["prone", "side-lying"]),
    ("against a wall or a table", &["prone", "side-lying"]),
    ("at a wall or a table", &["prone", "side-lying"]),
    ("flat on the wall", &["standing"]),
    ("on a wall if you can", &["standing"]),
    ("wall at your back", &["standing"]),
    ("pillow under the belly", &["prone"]),
    ("Keep the lift low", &["prone"]),
    ("sit upright", &["seated"]),
    ("sit tall", &["seated"]),
    ("Sit on a", &["seated"]),
    ("Sit tall", &["seated", "standing"]),
    ("tall spine", &["seated", "standing"]),
    ("on a bed", &["quadruped", "kneeling", "side-lying", "prone", "supine"]),
    ("Rest the hands on a chair", &["quadruped"]),
    ("Put the hands on a chair", &["quadruped"]),
    ("hands on a chair in front", &["quadruped", "seated", "standing"]),
    ("rest the forearms on a chair", &["quadruped"]),
    ("forearms on a table", &["quadruped"]),
    ("Hang relaxed", &["hanging"]),
    ("by a box", &["hanging"]),
    ("knees slightly forward", &["hanging"]),
    ("low back and pelvis stay down", &["supine"]),
    ("arms resting by your sides", &["supine"]),
    ("arms by your sides", &["prone", "kneeling", "supine"]),
    ("no higher than the shoulders", &["prone"]),
    ("roll over in one piece", &["supine"]),
    ("no knee on the bench", &["standing"]),
    ("middle sag", &["prone", "standing"]),
    ("Carry", &["moving"]),
    ("lies flat", &["prone"]),
    ("a support", &["standing"]),
];
