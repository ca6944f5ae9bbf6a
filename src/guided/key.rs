//! What somebody who is guided can do.

/// Something to do, by its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Time stands still, or goes on.
    Pause,
    /// On to the next stage.
    Next,
    /// Back to the stage before.
    Previous,
    /// Ten seconds more of rest.
    More,
    /// Ten seconds less.
    Less,
    /// On to the next move.
    Skip,
    /// The easier form of a move, or the planned one again.
    Easier,
    /// What the keys do.
    Help,
    /// An end; what is done is kept.
    Quit,
}

impl Key {
    /// All of them, with their letters and what they do in a word and in a line.
    pub const ALL: [(Self, char, &'static str, &'static str); 9] = [
        (Self::Pause, ' ', "pause", "stand still, and go on"),
        (Self::Next, 'n', "next", "next stage; ends a set that is enough"),
        (Self::Previous, 'p', "back", "the stage before"),
        (Self::Skip, 's', "skip", "leave this move out"),
        (Self::Easier, 'e', "easier", "the easier form, and the planned one again"),
        (Self::More, '+', "rest", "10 s more rest"),
        (Self::Less, '-', "rest", "10 s less rest"),
        (Self::Help, '?', "help", "this list, and away with it"),
        (Self::Quit, 'q', "leave", "leave; what is done is kept"),
    ];

    /// The key of a letter; the minus sign and the keys beside plus and minus count too.
    pub fn of(letter: char) -> Option<Self> {
        let letter = match letter {
            '=' => '+',
            '_' | '−' => '-',
            'h' => '?',
            other => other.to_ascii_lowercase(),
        };
        Self::ALL.iter().find(|(_, own, ..)| *own == letter).map(|(key, ..)| *key)
    }

    /// What a letter is called: blanks can't be seen.
    pub fn spelled(letter: char) -> String {
        if letter == ' ' { "space".to_owned() } else { letter.to_string() }
    }
}
