//! Films of drawings: SVG that moves by style alone, where motion is not unwanted.
