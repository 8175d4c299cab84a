import Taro from '@tarojs/taro';

/** A file that was chosen; `path` can be uploaded. */
export interface ChosenFile {
  name: string;
  path: string;
  bytes: number;
}

/** Lets a table be chosen: from the disk on H5, from a chat on WeChat. Undefined when nothing was chosen. */
export function chooseTable(): Promise<ChosenFile | undefined> {
  return process.env.TARO_ENV === 'h5' ? fromDisk() : fromChat();
}

async function fromChat(): Promise<ChosenFile | undefined> {
  const chosen = await Taro.chooseMessageFile({
    count: 1,
    type: 'file',
    extension: ['xlsx', 'csv'],
  }).catch(() => undefined); // closing the chooser rejects
  const file = chosen?.tempFiles[0];
  return file && { name: file.name, path: file.path, bytes: file.size };
}

function fromDisk(): Promise<ChosenFile | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.xlsx,.csv';
    input.addEventListener('cancel', () => resolve(undefined));
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      resolve(file && { name: file.name, path: URL.createObjectURL(file), bytes: file.size });
    });
    input.click();
  });
}
