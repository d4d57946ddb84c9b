// Some editors say their labels in English only and take no others. What they draw is put into the reader's language as it
// appears; what people write is left alone.
const NAMES = ["title", "placeholder", "aria-label", "alt"];

/**
 * @param root what is watched
 * @param words from the editor's label to the reader's, whole labels only
 * @param patterns for labels with something in them: [expression, replacement]
 * @param within which elements belong to the editor
 * @param except which of them hold what people wrote
 */
export const relabel = (root, { words, patterns = [], within = "*", except }) => {
  const put = (text) => {
    const label = text.trim();
    if (!label) return text;
    const said = words[label] ?? patterns.reduce((found, [from, to]) => found ?? (from.test(label) ? label.replace(from, to) : undefined), undefined);
    return said === undefined ? text : text.replace(label, () => said);
  };
  const own = (element) => element?.closest(within) && !element.closest(except);
  // what holds people's words has a name of the editor's all the same
  const named = (element) => element.closest(within) && !element.parentElement?.closest(except);
  const name = (element, attribute) => {
    const before = element.getAttribute(attribute);
    const after = before && put(before);
    if (before !== after) element.setAttribute(attribute, after);
  };
  const say = (node) => {
    const after = put(node.data);
    if (node.data !== after) node.data = after;
  };
  const all = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (own(node.parentElement)) say(node);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      if (named(node)) NAMES.forEach((attribute) => name(node, attribute));
      node.childNodes.forEach(all);
    }
  };
  all(root);
  new MutationObserver((changes) => changes.forEach(({ type, target, attributeName, addedNodes }) => {
    if (type === "childList") addedNodes.forEach(all);
    else if (type === "characterData") own(target.parentElement) && say(target);
    else if (named(target)) name(target, attributeName);
  })).observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES });
};
