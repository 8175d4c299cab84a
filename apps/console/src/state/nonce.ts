/**
 * The page may add styles that carry the nonce of its answer and no others (apps/api/src/app.ts). Ant Design hands one on to
 * most of its styles but not to those with which it locks scrolling, so that every style made here gets it.
 */
export function giveNonceToStyles(): void {
  // Browsers show it to scripts of the page only, as a property.
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  if (!nonce) return;
  const create = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
