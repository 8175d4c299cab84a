import Taro, { useRouter } from '@tarojs/taro';

/** Pages of the main package that others open. */
export type PageName =
  | 'home'
  | 'sign-in'
  | 'second-factor'
  | 'report'
  | 'household'
  | 'member'
  | 'invite'
  | 'relatives'
  | 'join'
  | 'history'
  | 'ask'
  | 'ask-form'
  | 'requests'
  | 'request'
  | 'notices'
  | 'settings'
  | 'consents'
  | 'devices';

type About = Readonly<Record<string, string | undefined>>;

/** WeChat keeps ten pages at most. */
const most = 9;

/** Opens a page with what it needs to know; when too many are open it takes this one's place. */
export function openPage(page: PageName, about: About = {}): void {
  openAt(`/pages/${page}/index`, about);
}

/** Opens a page of any package by its path. */
export function openAt(path: string, about: About = {}): void {
  const url = withQuery(path, about);
  if (Taro.getCurrentPages().length < most) Taro.navigateTo({ url });
  else Taro.redirectTo({ url });
}

/** Opens a page in the place of this one: going back does not come here again. */
export function replacePage(page: PageName, about: About = {}): void {
  Taro.redirectTo({ url: addressOf(page, about) });
}

/** Path and query of a page; what is undefined or empty is left out. */
export function addressOf(page: PageName, about: About = {}): string {
  return withQuery(`/pages/${page}/index`, about);
}

function withQuery(path: string, about: About): string {
  const pairs = Object.entries(about).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value)}`] : [],
  );
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}

/** What the page was opened with; WeChat hands it over still encoded. */
export function useAbout(): About {
  const { params } = useRouter();
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, value === undefined ? undefined : decoded(value)]),
  );
}

/** Home, with nothing below it. */
export function goHome(): void {
  Taro.reLaunch({ url: addressOf('home') });
}

/** To signing in, and afterwards back to where one was. */
export function goSignIn(): void {
  const here = Taro.getCurrentInstance().router;
  if (!here || here.path.includes('/pages/sign-in/')) return;
  const [path = ''] = here.path.split('?');
  const query = Object.entries(here.params)
    .filter(([name, value]) => value !== undefined && !name.startsWith('$') && name !== 'stamp')
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const back = query ? `${path}?${query}` : path;
  Taro.reLaunch({ url: addressOf('sign-in', { back: back.startsWith('/') ? back : `/${back}` }) });
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // a bare % that was never encoded
  }
}
