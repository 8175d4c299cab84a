/** Which `aria-*` attributes which built-in components carry on weapp; shared by the template and the runtime. */
const names = ['role', 'label', 'hidden', 'checked', 'disabled', 'expanded', 'selected', 'live', 'modal'];
const attributes = Object.fromEntries(names.map((name) => [`aria-${name}`, '']));
const components = ['View', 'Text', 'Button', 'Image', 'Input', 'Textarea', 'ScrollView'];

module.exports = { ariaComponents: Object.fromEntries(components.map((name) => [name, attributes])) };
