import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { toast } from '../../kit/toast.tsx';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { uploadFile } from '../../wire/upload.ts';
import { useLoad } from '../../wire/use-load.ts';
import { usePages } from '../../wire/use-pages.ts';
import { AreaPage } from '../area-page.tsx';
import { ChooseArea } from '../choose-area.tsx';
import { chooseTable } from '../choose-file.ts';
import { go } from '../go.ts';
import { ImportTag } from '../import-tag.tsx';
import { Rows } from '../part.tsx';
import { importsWords } from '../words/imports.ts';
import { WorkPage } from '../work-page.tsx';

const onWeb = process.env.TARO_ENV === 'h5';
/** What a phone can hold in memory and WeChat sends in one piece. */
const mostOnPhone = 8 * 1024 * 1024;

/** Takes a table of the register in, and shows what was taken in before. */
export default function ImportsPage() {
  const say = useWords(importsWords);
  return <AreaPage title={say('title')}>{(areaId) => <Imports key={areaId} areaId={areaId} />}</AreaPage>;
}

function Imports({ areaId }: { areaId: string }) {
  const say = useWords(importsWords);
  const when = useWhen();
  const [chosen, setChosen] = useState<{ areaId: string; fullName: string }>();
  const [choosing, setChoosing] = useState(false);
  const first = useLoad(() => call('GET /people/areas/:areaId', { areaId }), [areaId]);
  const imports = usePages((cursor) => call('GET /people/imports', { areaId, cursor }), [areaId]);
  const area = chosen ?? first.data;
  const take = async () => {
    const file = await chooseTable();
    if (!file || !area) return;
    if (!/\.(xlsx|csv)$/i.test(file.name)) {
      toast({ text: say('notATable'), tone: 'bad' });
      return;
    }
    if (!onWeb && file.bytes > mostOnPhone) {
      toast({ text: say('tooLargeForPhone'), tone: 'bad' });
      return;
    }
    const input = { areaId: area.areaId, fileName: file.name.slice(-120) };
    const made = await attempt(() => uploadFile('POST /people/upload-register', input, file.path));
    if (made) go('import-file', { importId: made.importId });
  };
  return (
    <WorkPage title={say('title')} of={[first, imports]}>
      <Card>
        <Paragraph>{say('intro')}</Paragraph>
        {!onWeb && <Paragraph note>{say('fromPhone')}</Paragraph>}
        <Button id="choose-file" wide icon="plus" onPress={take}>
          {say('choose')}
        </Button>
      </Card>
      <List>
        <Cell
          id="import-area"
          icon="building"
          title={say('where')}
          note={area?.fullName}
          onPress={() => setChoosing(true)}
        />
      </List>
      <Rows id="imports" of={imports} empty={<Empty text={say('none')} />}>
        {(items) => (
          <List id="imports" title={say('earlier')}>
            {items.map((one) => (
              <Cell
                key={one.importId}
                id={`import-${one.importId}`}
                title={one.fileName}
                note={`${when.moment(one.createdAt)} · ${say('rows', { count: one.counts.rows })}`}
                value={<ImportTag state={one.state} />}
                onPress={() => go('import-file', { importId: one.importId })}
              />
            ))}
          </List>
        )}
      </Rows>
      {choosing && (
        <ChooseArea
          title={say('where')}
          onClose={() => setChoosing(false)}
          onChoose={(one) => {
            setChosen(one);
            setChoosing(false);
          }}
        />
      )}
    </WorkPage>
  );
}
