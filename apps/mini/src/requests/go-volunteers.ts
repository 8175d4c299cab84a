import { openAt } from '../state/open-page.ts';

export type VolunteersPage =
  | 'duty'
  | 'offers'
  | 'offer'
  | 'near'
  | 'errands'
  | 'errand'
  | 'hours'
  | 'shifts'
  | 'my-shifts'
  | 'shift'
  | 'relieves'
  | 'availability';

/** Opens a page of the volunteers with what it needs to know. */
export function goVolunteers(
  page: VolunteersPage,
  about: Readonly<Record<string, string | undefined>> = {},
): void {
  openAt(`/volunteers/${page}/index`, about);
}
