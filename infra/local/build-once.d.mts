/** See build-once.mjs. */
export function buildOnce(what: {
  name: string;
  app: string;
  dist: string;
  sources: string[];
  switches?: string;
  ifChanged: boolean;
  mustExist: string[];
  build: () => Promise<void>;
}): Promise<void>;
