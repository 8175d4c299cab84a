import { UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../../state/use-words.ts';
import { boardWords } from '../../words/board.ts';
import { useCarry } from './carry.tsx';

/** Takes the last change back. */
export function UndoButton() {
  const say = useWords(boardWords);
  const { last, undo } = useCarry();
  return (
    <Button icon={<UndoOutlined aria-hidden />} disabled={!last} onClick={undo}>
      {last ? say('undo', { what: last.what }) : say('undoNone')}
    </Button>
  );
}
