import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const resolve = createRequire(import.meta.url).resolve;

/**
 * Starts a headless Chromium that comes from npm, with a Chinese font, so that no system package is needed (as root
 * too). `CHROMIUM_PATH` names another browser. Nothing is fetched from outside.
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await unpacked());
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--font-render-hinting=none',
      '--no-first-run',
    ],
    env: { ...withoutFontPath(), FONTCONFIG_FILE: fontConfiguration() },
  });
}

/** The browser unpacks itself into the temporary folder once; its libraries only where the system lacks them. */
async function unpacked(): Promise<string> {
  return packaged.executablePath();
}

/** Names the fonts the browser may use: ours for Chinese, the system's for the rest. */
function fontConfiguration(): string {
  const noto = path.dirname(resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const folder = path.join(os.tmpdir(), 'linli-fonts');
  const file = path.join(folder, 'fonts.conf');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const fonts = ['400Regular', '600SemiBold', '700Bold'].map((weight) => path.join(noto, weight));
    const folders = [...fonts, '/usr/share/fonts'].map((name) => `<dir>${name}</dir>`).join('');
    writeFileSync(
      file,
      `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${folder}/cache</cachedir>` +
        '<alias><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias></fontconfig>',
    );
  }
  return file;
}

function withoutFontPath(): Record<string, string> {
  const { FONTCONFIG_PATH: _, ...rest } = process.env;
  return Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
