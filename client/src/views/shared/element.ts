type Child = Node | string;

/**
 * Makes an element. Strings become text nodes, so that nothing of what is shown is ever read as HTML.
 * @param attributes without those that are undefined
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

export function button(text: string, isPrimary: boolean, onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: isPrimary ? 'primary' : undefined }, text);
  made.addEventListener('click', onClick);
  return made;
}
