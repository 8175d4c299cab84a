import Taro from '@tarojs/taro';

/**
 * Fetches an exported file: the browser saves it, WeChat opens it with its menu for passing it on. `link` is a path of our
 * own server. Answers whether it worked.
 */
export async function openExport(link: string, format: 'xlsx' | 'csv'): Promise<boolean> {
  const url = `${process.env.LINLI_API.replace(/\/api$/, '')}${link}`;
  if (process.env.TARO_ENV === 'h5') {
    const anchor = document.createElement('a');
    anchor.href = url;
    anchor.download = '';
    anchor.click();
    return true;
  }
  // WeChat shows workbooks, not plain tables: those go through the menu only.
  const fileType = format === 'xlsx' ? { fileType: 'xlsx' as const } : {};
  return Taro.downloadFile({ url })
    .then(({ statusCode, tempFilePath }) => {
      if (statusCode !== 200) throw new Error(`${statusCode}`);
      return Taro.openDocument({ filePath: tempFilePath, showMenu: true, ...fileType });
    })
    .then(() => true)
    .catch(() => false);
}
