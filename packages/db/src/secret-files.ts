import { readFileSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment with secrets read from files: where `NAME_FILE` is set, `NAME` is what stands in that file, without the line
 * feed at its end. Containers get secrets as files, which no list of processes and no crash report shows.
 * @throws Error that names the variable when the file cannot be read, or when both are set; never with a value
 */
export function withSecretFiles(environment: Environment, names: readonly string[]): Environment {
  const read: Record<string, string | undefined> = {};
  for (const name of names) {
    const file = environment[`${name}_FILE`];
    if (file === undefined || file === '') continue;
    if (environment[name]) throw new Error(`${name} and ${name}_FILE are both set`);
    try {
      read[name] = readFileSync(file, 'utf8').trimEnd();
      read[`${name}_FILE`] = undefined;
    } catch {
      throw new Error(`${name}_FILE: ${file} cannot be read`);
    }
  }
  return { ...environment, ...read };
}
