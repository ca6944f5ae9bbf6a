//! The vocabularies: every word that data, the command line and JSON share.
//!
//! A word is spelt in kebab-case everywhere; its doc comment is the line that `--help` prints beside it.

/// A closed set of words, as data files and the command line spell them.
pub trait Word: Copy + Eq + 'static {
    /// What one of them is called in a message ("level", "muscle").
    const KIND: &'static str;
    /// All of them, in the order in which they are shown.
    const ALL: &'static [Self];
    /// The spelling.
    fn as_str(self) -> &'static str;
    /// One line about it, for `--help`.
    fn about(self) -> &'static str;
    /// The word of this spelling.
    fn from_word(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|word| word.as_str() == text)
    }
}

/// Declares an enum of words with their spelling, their help line and every conversion.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $kind:literal, $module:ident: $($(#[doc = $about:literal])+ $variant:ident = $text:literal),+ $(,)?) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema, databake::Bake)]
        #[databake(path = crate::$module)]
        pub enum $name {
            $($(#[doc = $about])+ #[serde(rename = $text)] $variant,)+
        }

        impl $crate::catalog::Word for $name {
            const KIND: &'static str = $kind;
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
            fn about(self) -> &'static str {
                match self { $(Self::$variant => concat!($($about),+).trim_ascii(),)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad($crate::catalog::Word::as_str(*self))
            }
        }

        impl $crate::catalog::toml_reader::FromToml for $name {
            fn from_toml(place: &$crate::catalog::toml_reader::Place<'_>) -> Option<Self> {
                place.word()
            }
        }
    };
}

pub(crate) use words;

words! {
    /// How much training somebody has behind them; also the easiest level that may do an exercise.
    Level, "level", catalog:
    /// new to training, or coming back to it
    Beginner = "beginner",
    /// some months of regular training, sound technique
    Intermediate = "intermediate",
    /// years of regular training
    Advanced = "advanced",
}

words! {
    /// What somebody trains for.
    Goal, "goal", catalog:
    /// a strong, easy back for everyday life
    General = "general",
    /// standing and sitting taller, with less pull on neck and shoulders
    Posture = "posture",
    /// gentle sessions for a back that aches, on most days
    PainRelief = "pain-relief",
    /// moving more freely; gentle sessions alone
    Mobility = "mobility",
    /// lifting more: the big compound moves
    Strength = "strength",
    /// bigger muscles: ten sets a week for each group of the back
    Muscle = "muscle",
}

words! {
    /// What an exercise can serve as.
    Role, "role", catalog:
    /// gets joints and muscles ready
    WarmUp = "warm-up",
    /// moves a joint through its range
    Mobility = "mobility",
    /// makes muscles stronger
    Strength = "strength",
    /// steadies the trunk
    Core = "core",
    /// brings shoulders and head back over the trunk
    Posture = "posture",
    /// lengthens muscles, held still
    Stretch = "stretch",
    /// raises the pulse with little impact
    Cardio = "cardio",
    /// strengthens the hands
    Grip = "grip",
    /// presses tender spots loose
    SelfMassage = "self-massage",
    /// fits into a break at a desk
    Desk = "desk",
}

words! {
    /// A part of the body that an exercise is for.
    Region, "region", catalog:
    /// the neck
    Neck = "neck",
    /// between and above the shoulder blades
    Upper = "upper",
    /// below the shoulder blades, down to the last rib
    Mid = "mid",
    /// the small of the back
    Lower = "lower",
    /// the front and sides of the trunk
    Core = "core",
    /// hips, buttocks and the backs of the thighs
    Hips = "hips",
    /// the shoulders, front and rear
    Shoulders = "shoulders",
    /// all of it; fits every region
    Whole = "whole",
}

words! {
    /// The movement that an exercise is a form of.
    Pattern, "pattern", catalog:
    /// pulling towards the trunk
    Row = "row",
    /// pulling down, or oneself up
    VerticalPull = "vertical-pull",
    /// bending at the hips with a long spine
    Hinge = "hinge",
    /// straightening or arching the spine
    SpinalExtension = "spinal-extension",
    /// moving the shoulder blades
    Scapular = "scapular",
    /// opening straight or bent arms out to the sides
    HorizontalAbduction = "horizontal-abduction",
    /// keeping the back from sagging
    AntiExtension = "anti-extension",
    /// keeping the trunk from turning
    AntiRotation = "anti-rotation",
    /// keeping the trunk from bending sideways
    LateralStability = "lateral-stability",
    /// rounding or curling the spine
    SpinalFlexion = "spinal-flexion",
    /// lifting the hips, lying on the back
    Bridge = "bridge",
    /// walking with a weight
    Carry = "carry",
    /// hanging from a bar
    Hang = "hang",
    /// pushing away with the arms
    Push = "push",
    /// bending the knees and standing up
    Squat = "squat",
    /// lifting the shoulders
    Shrug = "shrug",
    /// a joint moved to and fro
    Mobility = "mobility",
    /// a muscle lengthened
    Stretch = "stretch",
    /// steady work for heart and lungs
    Cardio = "cardio",
    /// pressure on a tender spot
    Release = "release",
}

words! {
    /// How the body is placed.
    Position, "position", catalog:
    /// on the feet
    Standing = "standing",
    /// on a chair, a bench or the floor
    Seated = "seated",
    /// on one or both knees
    Kneeling = "kneeling",
    /// on hands and knees, or hands and feet
    Quadruped = "quadruped",
    /// on the back
    Supine = "supine",
    /// face down
    Prone = "prone",
    /// on one side
    SideLying = "side-lying",
    /// from a bar
    Hanging = "hanging",
    /// in a pool
    InWater = "in-water",
    /// going somewhere
    Moving = "moving",
}

words! {
    /// How hard something works a muscle, or weighs on the spine.
    Load, "load", catalog:
    /// nothing but one's own posture
    None = "none",
    /// one's own limbs, a light band: gentle on any day
    Light = "light",
    /// weights, strong bands, one's own body weight
    Moderate = "moderate",
    /// big lifts that want lighter sets before them
    Heavy = "heavy",
}

words! {
    /// What is needed beyond a mat, floor, wall, chair, table, doorway, desk and towel.
    Equipment, "piece of equipment", catalog:
    /// one or two dumbbells
    Dumbbell = "dumbbell",
    /// a barbell with plates
    Barbell = "barbell",
    /// one or two kettlebells
    Kettlebell = "kettlebell",
    /// resistance band or tube
    Band = "band",
    /// cable station
    Cable = "cable",
    /// weight machine
    Machine = "machine",
    /// training bench
    Bench = "bench",
    /// bar to hang from
    PullUpBar = "pull-up-bar",
    /// straps hung from a fixed point
    SuspensionTrainer = "suspension-trainer",
    /// foam roller
    FoamRoller = "foam-roller",
    /// tennis ball
    TennisBall = "tennis-ball",
    /// soft ball to squeeze
    StressBall = "stress-ball",
    /// pool to swim or walk in
    Pool = "pool",
    /// bicycle, indoors or out
    Bike = "bike",
}

words! {
    /// A muscle or muscle group, by its anatomical name.
    Muscle, "muscle", catalog:
    /// the broad muscle from the arm to the low back
    LatissimusDorsi = "latissimus-dorsi",
    /// between spine and shoulder blade
    Rhomboids = "rhomboids",
    /// from the neck to the shoulder
    TrapeziusUpper = "trapezius-upper",
    /// across the shoulder blades
    TrapeziusMiddle = "trapezius-middle",
    /// from the mid back up to the shoulder blade
    TrapeziusLower = "trapezius-lower",
    /// back of the shoulder
    RearDeltoid = "rear-deltoid",
    /// small steadiers of the shoulder joint
    RotatorCuff = "rotator-cuff",
    /// below the shoulder blade, to the arm
    TeresMajor = "teres-major",
    /// side of the ribs, holds the shoulder blade
    SerratusAnterior = "serratus-anterior",
    /// the long muscles beside the spine
    ErectorSpinae = "erector-spinae",
    /// the short deep muscles of the spine
    Multifidus = "multifidus",
    /// from the last rib to the pelvis
    QuadratusLumborum = "quadratus-lumborum",
    /// the straight and deep muscles of the belly
    Abdominals = "abdominals",
    /// the slanting muscles of the waist
    Obliques = "obliques",
    /// front of the neck, deep
    DeepNeckFlexors = "deep-neck-flexors",
    /// side of the neck to the shoulder blade
    LevatorScapulae = "levator-scapulae",
    /// the buttocks
    Gluteals = "gluteals",
    /// back of the thigh
    Hamstrings = "hamstrings",
    /// front of the hip
    HipFlexors = "hip-flexors",
    /// deep in the buttock
    Piriformis = "piriformis",
    /// front of the upper arm
    Biceps = "biceps",
    /// the forearms
    Forearms = "forearms",
    /// the chest
    Pectorals = "pectorals",
    /// front of the thigh
    Quadriceps = "quadriceps",
    /// inside of the thigh
    Adductors = "adductors",
    /// the calves
    Calves = "calves",
    /// everything at once
    WholeBody = "whole-body",
}

words! {
    /// A muscle group whose weekly sets are counted.
    Group, "muscle group", catalog:
    /// latissimus dorsi
    Lats = "lats",
    /// rhomboids, middle and lower trapezius
    MiddleBack = "middle-back",
    /// upper trapezius
    Traps = "traps",
    /// rear deltoids
    RearShoulders = "rear-shoulders",
    /// erectors and multifidus
    LowerBack = "lower-back",
    /// belly and waist
    Core = "core",
    /// buttocks and hips
    Hips = "hips",
}

words! {
    /// What the spine does.
    Motion, "motion", catalog:
    /// keeps its natural curves
    Neutral = "neutral",
    /// rounds
    Flexion = "flexion",
    /// arches
    Extension = "extension",
    /// turns
    Rotation = "rotation",
    /// bends sideways
    LateralFlexion = "lateral-flexion",
}

words! {
    /// How far a motion of the spine goes, where that matters.
    Reach, "range", catalog:
    /// to the end of the range, or near it
    End = "end",
}

words! {
    /// The part of the spine that moves, where it is not all of it.
    Part, "part of the spine", catalog:
    /// the mid back alone; the low back stays still
    Thoracic = "thoracic",
    /// the neck alone
    Neck = "neck",
}

words! {
    /// What a dose is for.
    Use, "use", catalog:
    /// before the work
    WarmUp = "warm-up",
    /// the work
    Strengthening = "strengthening",
    /// after the work
    Stretching = "stretching",
    /// several times a day, for comfort
    Relief = "relief",
    /// in a break at a desk
    Desk = "desk",
}

words! {
    /// What an exercise asks of joints and balance besides the motion of the spine.
    Demand, "demand", catalog:
    /// the arms go above shoulder height
    Overhead = "overhead",
    /// a load is pulled down from overhead
    OverheadPull = "overhead-pull",
    /// body weight hangs from the arms
    Hanging = "hanging",
    /// the hands are behind the head
    HandsBehindHead = "hands-behind-head",
    /// body weight rests on hands or forearms
    ArmSupport = "arm-support",
    /// an arm sweeps to the end of its range
    ShoulderEndRange = "shoulder-end-range",
    /// a loaded arm out at shoulder height or above
    ElbowsHigh = "elbows-high",
    /// a weight hangs from a long arm
    ArmTraction = "arm-traction",
    /// an arm is drawn across the chest
    CrossBody = "cross-body",
    /// a load drags the shoulder blades down
    BladeDepression = "blade-depression",
    /// the shoulder blades are held down without much load
    BladesDown = "blades-down",
    /// weight on the knees
    Kneeling = "kneeling",
    /// a knee folded fully under body weight
    DeepKneeBend = "deep-knee-bend",
    /// a bent knee is turned or stressed from the side
    KneeTwist = "knee-twist",
    /// a bent knee works under load
    KneeLoad = "knee-load",
    /// a knee is straight under load or stretch
    StraightKnee = "straight-knee",
    /// sitting on the floor
    FloorSitting = "floor-sitting",
    /// lying on a foam roller
    Roller = "roller",
    /// a hard object presses on the back
    PointPressure = "point-pressure",
    /// the trunk leans forward unsupported
    UnsupportedHinge = "unsupported-hinge",
    /// weight is carried through the upright spine
    AxialLoad = "axial-load",
    /// both straight legs are lifted or held
    LongLever = "long-lever",
    /// the head is lower than the hips
    HeadDown = "head-down",
    /// a narrow base, one leg, or a real chance of falling
    Balance = "balance",
    /// a step or drop from a bar or box
    Drop = "drop",
    /// fast or jerked
    Explosive = "explosive",
    /// rolling or rocking on the spine or belly
    Rocking = "rocking",
    /// the head is circled or tilted back
    NeckCircling = "neck-circling",
    /// the head is held up off the floor
    NeckFlexed = "neck-flexed",
    /// a hand pulls the head
    NeckPull = "neck-pull",
    /// the sciatic nerve is drawn long
    NerveTension = "nerve-tension",
    /// minutes of standing or walking
    UprightEndurance = "upright-endurance",
    /// jumping or jarring
    Impact = "impact",
    /// a class of many movements
    Mixed = "mixed",
}

words! {
    /// How much a source can carry.
    Evidence, "strength of evidence", catalog:
    /// one of the five articles that backplan is built on
    Article = "article",
    /// a guideline or position stand
    Guideline = "guideline",
    /// a study
    Study = "study",
    /// a page by a professional body or teacher
    ProfessionalGuide = "professional-guide",
    /// what trainers and therapists commonly do
    CommonPractice = "common-practice",
    /// a figure that backplan chose
    Own = "own",
}

words! {
    /// A day of the week.
    Weekday, "weekday", catalog:
    /// mon
    Monday = "monday",
    /// tue
    Tuesday = "tuesday",
    /// wed
    Wednesday = "wednesday",
    /// thu
    Thursday = "thursday",
    /// fri
    Friday = "friday",
    /// sat
    Saturday = "saturday",
    /// sun
    Sunday = "sunday",
}

impl Region {
    /// The region as it is spoken, after "the".
    pub fn spoken(self) -> &'static str {
        match self {
            Self::Neck => "neck",
            Self::Upper => "upper back",
            Self::Mid => "mid back",
            Self::Lower => "low back",
            Self::Core => "core",
            Self::Hips => "hips",
            Self::Shoulders => "shoulders",
            Self::Whole => "whole back",
        }
    }
}

impl Group {
    /// The group as it is spoken.
    pub fn spoken(self) -> &'static str {
        match self {
            Self::Lats => "lats",
            Self::MiddleBack => "middle back",
            Self::Traps => "upper traps",
            Self::RearShoulders => "rear shoulders",
            Self::LowerBack => "lower back",
            Self::Core => "core",
            Self::Hips => "hips",
        }
    }
}
