import { fieldProblems, Problem, type ProblemBody, problems } from '@linli/contracts/problem';
import type { Language } from '@linli/contracts/values';

const inLanguage = (language: Language, text: { zh: string; en: string }): string =>
  language === 'en' ? text.en : text.zh;

/** The first of our languages in an Accept-Language header. */
export function languageOf(header: string | undefined): Language {
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const tag = part.split(';')[0]?.trim() ?? '';
    if (/^zh-(hant|tw|hk|mo)/.test(tag)) return 'zh-Hant';
    if (tag.startsWith('zh')) return 'zh-Hans';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh-Hans';
}

/** Nobody reads on after so many; a verb may find as many as a body holds. */
const mostFields = 50;
/** Of a name that a caller made up only so much is said again. */
const longestName = 60;
const bounded = (pointer: string) =>
  pointer
    .split('/')
    .map((name) => name.slice(0, longestName))
    .join('/');

/** RFC 9457 body in the reader's language; never repeats what was submitted. */
export function presentProblem(problem: Problem, language: Language): ProblemBody {
  const known = problems[problem.code];
  return {
    type: `urn:linli:problem:${problem.code}`,
    title: inLanguage(language, known),
    status: known.status,
    code: problem.code,
    ...(problem.detail ? { detail: inLanguage(language, problem.detail) } : {}),
    ...(problem.fields.length > 0
      ? {
          errors: problem.fields.slice(0, mostFields).map((field) => ({
            ...field,
            pointer: bounded(field.pointer),
            message: inLanguage(language, fieldProblems[field.code]).replace(
              /\{(\w+)\}/g,
              (_, name: string) => String(field.facts?.[name] ?? ''),
            ),
          })),
        }
      : {}),
    ...(problem.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: problem.retryAfterSeconds }),
  };
}

/** Our problems as they are; everything else becomes `unexpected`, without a word of what it was. */
export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem('unexpected', {});
