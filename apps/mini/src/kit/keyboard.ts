const pressed = new Set(['button', 'link', 'tab', 'radio', 'checkbox', 'switch', 'option']);
const walked = new Set(['tab', 'radio']);
const focusable = '[tabindex="0"], input, textarea, button, a[href]';

/**
 * H5 only: Enter and Space press the focused part, arrows walk through tabs and radios, Escape closes the topmost
 * dialog and Tab stays inside it. One listener for the whole app.
 */
export function followKeyboard(document: Document): void {
  document.addEventListener('keydown', (event) => {
    const at = event.target instanceof HTMLElement ? event.target : null;
    const role = at?.getAttribute('role') ?? '';
    const dialog = topDialog(document);
    if (event.key === 'Escape' && dialog) dialog.querySelector<HTMLElement>('.sheet__close')?.click();
    else if (event.key === 'Tab' && dialog) keepInside(dialog, event);
    else if (at && (event.key === 'Enter' || event.key === ' ') && pressed.has(role)) {
      event.preventDefault();
      at.click();
    } else if (at && walked.has(role) && /^Arrow/.test(event.key)) walk(at, role, event);
  });
}

/** The dialog on top, if one is open. */
function topDialog(document: Document): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('[role="dialog"], [role="alertdialog"]')].at(-1);
}

function walk(at: HTMLElement, role: string, event: KeyboardEvent): void {
  const group = at.closest(role === 'tab' ? '[role="tablist"]' : '[role="radiogroup"]');
  const all = [...(group?.querySelectorAll<HTMLElement>(`[role="${role}"]`) ?? [])];
  const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : -1;
  const next = all[(all.indexOf(at) + step + all.length) % all.length];
  event.preventDefault();
  next?.focus();
  next?.click();
}

function keepInside(dialog: HTMLElement, event: KeyboardEvent): void {
  const all = [...dialog.querySelectorAll<HTMLElement>(focusable)];
  const first = all[0];
  const last = all.at(-1);
  const active = dialog.ownerDocument.activeElement;
  const outside = !dialog.contains(active);
  if (event.shiftKey && (active === first || active === dialog || outside)) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && (active === last || outside)) {
    event.preventDefault();
    first?.focus();
  }
}
