//! JSON Schemas (2020-12) of what goes in and comes out, made from the types themselves.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, RestrictFormats};
use schemars::{JsonSchema, Schema, json_schema};
use serde_json::{Value, json};

use crate::catalog::words::words;
use crate::daily::progress::Progress;
use crate::plan::Plan;
use crate::render::ExerciseShape;
use crate::request::Request;

words! {
    /// What there is a schema of.
    Subject, "subject", schema:
    Plan = "plan": "a plan, as generate prints it and check, swap and render read it",
    Profile = "profile": "a profile, as --profile and batch read it; every key is optional",
    Exercise = "exercise": "an exercise; list and show print an array of them",
    Batch = "batch": "a line that batch reads or writes",
    Progress = "progress": "what progress --json prints",
}

/// The schema of a subject, strict: a key or word that does not exist is refused.
pub fn of(subject: Subject) -> Schema {
    match subject {
        Subject::Plan => written::<Plan>(),
        Subject::Profile => read::<Request>(),
        Subject::Exercise => written::<ExerciseShape<'static>>(),
        Subject::Batch => batch(),
        Subject::Progress => written::<Progress>(),
    }
}

/// What is written: every key that is always there is required.
fn written<T: JsonSchema>() -> Schema {
    strict::<T>(SchemaSettings::draft2020_12().for_serialize())
}

/// What is read: what has a default may be missing.
fn read<T: JsonSchema>() -> Schema {
    strict::<T>(SchemaSettings::draft2020_12().for_deserialize())
}

/// Widths of numbers are no matter of JSON, so that only the standard's own formats stay.
fn strict<T: JsonSchema>(settings: SchemaSettings) -> Schema {
    let settings = settings.with_transform(RestrictFormats::default()).with_transform(RecursiveTransform(plain));
    settings.into_generator().into_root_schema_for::<T>()
}

/// A line in is a profile that may have an `id`; a line out has a plan or an error, and the `id` of the line in.
fn batch() -> Schema {
    let id = json!({ "description": "Comes back as it went in." });
    let mut profile = read::<Request>().to_value();
    let mut plan = written::<Plan>().to_value();
    let mut defs = take(&mut plan, "$defs");
    for (name, schema) in take(&mut profile, "$defs") {
        defs.entry(name).or_insert(schema);
    }
    for whole in [&mut profile, &mut plan] {
        take(whole, "$schema");
    }
    if let Some(properties) = profile.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert("id".to_owned(), id.clone());
    }
    let error = json!({
        "type": "object",
        "properties": { "exit": { "enum": [1, 2, 3] }, "message": { "type": "string" } },
        "required": ["exit", "message"],
        "additionalProperties": false,
    });
    let answer = |key: &str, title: &str, schema: Value| {
        let mut properties = serde_json::Map::from_iter([("id".to_owned(), id.clone())]);
        properties.insert(key.to_owned(), schema);
        json!({
            "title": title, "type": "object", "properties": properties, "required": [key], "additionalProperties": false,
        })
    };
    json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Batch line",
        "oneOf": [profile, answer("plan", "Plan out", plan), answer("error", "Error out", error)],
        "$defs": defs,
    })
}

/// Takes a key out of an object; the keys of what it held, where that is an object.
fn take(value: &mut Value, key: &str) -> serde_json::Map<String, Value> {
    match value.as_object_mut().and_then(|keys| keys.remove(key)) {
        Some(Value::Object(keys)) => keys,
        _ => serde_json::Map::new(),
    }
}

/// Nothing is ever null: what does not apply is left out.
fn plain(schema: &mut Schema) {
    let Some(keys) = schema.as_object_mut() else { return };
    keys.remove("default");
    if let Some(Value::Array(types)) = keys.get_mut("type") {
        types.retain(|one| one != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            keys.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(choices)) = keys.get_mut("anyOf") else { return };
    choices.retain(|choice| choice.get("type").is_none_or(|one| one != "null"));
    if let [Value::Object(only)] = choices.as_slice() {
        let only = only.clone();
        keys.remove("anyOf");
        keys.extend(only);
    }
}
