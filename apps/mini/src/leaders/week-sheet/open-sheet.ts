import { requestOf } from '@linli/api/client/request-of';
import Taro from '@tarojs/taro';
import { headers } from '../../wire/call.ts';

/** Fetches the week of a checkpoint as a table: the browser saves it, WeChat opens it. Answers whether it worked. */
export async function openSheet(about: {
  checkpointId: string;
  fromDay: string;
  name: string;
}): Promise<boolean> {
  const { name, ...input } = about;
  const url = `${process.env.LINLI_API}${requestOf('GET /shifts/week-sheet', input).url}`;
  const header = headers(false, undefined);
  try {
    if (process.env.TARO_ENV === 'h5') {
      const answer = await fetch(url, { headers: header });
      if (!answer.ok) return false;
      const anchor = document.createElement('a');
      anchor.href = URL.createObjectURL(await answer.blob());
      anchor.download = `${name} ${input.fromDay}.xlsx`;
      anchor.click();
      setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
      return true;
    }
    const { statusCode, tempFilePath } = await Taro.downloadFile({ url, header });
    if (statusCode !== 200) return false;
    await Taro.openDocument({ filePath: tempFilePath, fileType: 'xlsx', showMenu: true });
    return true;
  } catch {
    return false;
  }
}
