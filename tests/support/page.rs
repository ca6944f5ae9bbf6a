//! Reads a page as a browser would, but strictly: tags that are not closed, attributes without quotes and bare signs are
//! faults.

/// An element with all that is in it.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

#[derive(Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

/// Elements that hold nothing and are not closed.
const VOID: [&str; 3] = ["meta", "input", "col"];

impl Element {
    /// Reads a document.
    pub fn read(page: &str) -> Self {
        let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("it begins with a document type");
        let mut open = vec![Self::default()];
        while !rest.is_empty() {
            let Some(tag) = rest.strip_prefix('<') else {
                let end = rest.find('<').unwrap_or(rest.len());
                let text = unescape(&rest[..end]);
                rest = &rest[end..];
                open.last_mut().unwrap().children.push(Node::Text(text));
                continue;
            };
            if let Some(closed) = tag.strip_prefix('/') {
                let (name, after) = closed.split_once('>').unwrap();
                close(&mut open, name);
                rest = after;
                continue;
            }
            let (element, is_whole, after) = start(tag);
            rest = after;
            let name = element.name.clone();
            open.push(element);
            if name == "style" {
                let end = rest.find("</style>").unwrap();
                open.last_mut().unwrap().children.push(Node::Text(rest[..end].to_owned()));
                rest = &rest[end..];
            } else if is_whole || VOID.contains(&&*name) {
                close(&mut open, &name);
            }
        }
        assert_eq!(open.len(), 1, "{:?} is not closed", open.last().unwrap().name);
        open.pop().unwrap()
    }

    /// All elements in it, itself first.
    pub fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for child in &self.children {
            if let Node::Element(child) = child {
                all.extend(child.all());
            }
        }
        all
    }

    /// The elements of a name in it.
    pub fn named(&self, name: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|element| element.name == name).collect()
    }

    /// The elements of a class in it.
    pub fn classed(&self, class: &str) -> Vec<&Self> {
        let has = |element: &&Self| {
            element.attribute("class").is_some_and(|classes| classes.split(' ').any(|one| one == class))
        };
        self.all().into_iter().filter(has).collect()
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| &**value)
    }

    /// All text in it, whitespace as a browser shows it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.gather(&mut text);
        text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn gather(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(own) => text.push_str(own),
                Node::Element(child) => child.gather(text),
            }
        }
    }
}

/// What follows a `<`: the element, whether it closes itself, and what comes after it.
fn start(tag: &str) -> (Element, bool, &str) {
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap();
    assert!(end > 0, "a bare < before {:?}", tag.chars().take(20).collect::<String>());
    let mut element = Element { name: tag[..end].to_owned(), ..Element::default() };
    let mut rest = &tag[end..];
    loop {
        rest = rest.trim_ascii_start();
        if let Some(after) = rest.strip_prefix("/>") {
            return (element, true, after);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (element, false, after);
        }
        let end = rest.find(['=', ' ', '>']).unwrap();
        let (name, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').unwrap(),
            None => ("", after),
        };
        assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "no attribute: {name:?}");
        assert!(!value.contains('<'), "a bare < in {name}");
        element.attributes.push((name.to_owned(), unescape(value)));
        rest = after;
    }
}

fn close(open: &mut Vec<Element>, name: &str) {
    let closed = open.pop().unwrap();
    assert_eq!(closed.name, name, "closed in the wrong order");
    open.last_mut().unwrap().children.push(Node::Element(closed));
}

fn unescape(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (name, after) = after.split_once(';').expect("a bare &");
        plain.push_str(before);
        let number = name.strip_prefix('#').and_then(|number| number.parse().ok()).and_then(char::from_u32);
        plain.push(number.expect("a sign by its number"));
        rest = after;
    }
    plain + rest
}
