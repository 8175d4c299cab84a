import { CheckOutlined, StopOutlined, SwapOutlined } from '@ant-design/icons';
import {
  type Announcements,
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardCode,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  useDndContext,
  type useDraggable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { PlacesWeighed } from '@linli/contracts/shifts/values';
import { App } from 'antd';
import { createContext, type ReactNode, useContext, useRef, useState } from 'react';
import { useWords } from '../../state/use-words.ts';
import { failureOf, sentenceOf } from '../../wire/client.ts';
import { queries } from '../../wire/queries.ts';
import { boardWords } from '../../words/board.ts';
import {
  type BoardPost,
  type Changed,
  type Mark,
  type Mover,
  type Moves,
  markOf,
  type Target,
} from './facts.ts';
import { type Arrow, nextTarget } from './next-target.ts';
import { useNames } from './use-names.ts';

/** What everything on a board knows of what is going on there. */
interface Carry {
  /** Undefined for who may only look. */
  moves: Moves | undefined;
  posts: readonly BoardPost[];
  carried: Mover | undefined;
  markOf: (target: Target) => Mark;
  /** Does a change, says how it went and keeps the way back. Answers whether it was done. */
  change: (what: string, doing: () => Promise<Changed>) => Promise<boolean>;
  /** The last change and its way back. */
  last: { what: string; undo: () => Promise<Changed> } | undefined;
  undo: () => Promise<void>;
}

const CarryContext = createContext<Carry | undefined>(undefined);

export function useCarry(): Carry {
  const carry = useContext(CarryContext);
  if (!carry) throw new Error('no board around it');
  return carry;
}

/** What a button needs to be dragged; what else the library would say of it a button says itself. */
export const dragProps = ({ listeners, attributes }: ReturnType<typeof useDraggable>) => ({
  ...listeners,
  'aria-roledescription': attributes['aria-roledescription'],
  'aria-describedby': attributes['aria-describedby'],
});

const arrows: readonly string[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

/** By mouse what lies under the pointer, people before the shifts they stand on; by keyboard what is nearest. */
const findTarget: CollisionDetection = (facts) => {
  if (!facts.pointerCoordinates) return closestCenter(facts).slice(0, 1);
  const under = pointerWithin(facts);
  const people = under.filter(({ id }) => String(id).startsWith('place:'));
  return people.length > 0 ? people : under;
};

/** An arrow leads to the next target that way: one that is possible, or one that is not and says why. */
const byArrow: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  if (!arrows.includes(event.code) || !context.collisionRect) return;
  event.preventDefault();
  const boxes = context.droppableContainers.getEnabled().flatMap((each) => {
    const rect = context.droppableRects.get(each.id);
    const marked = (each.data.current as { mark?: Mark } | undefined)?.mark;
    return rect && marked?.state !== 'none' ? [rect] : [];
  });
  const next = nextTarget(context.over?.rect ?? context.collisionRect, boxes, event.code as Arrow);
  if (!next) return currentCoordinates;
  const { width, height } = context.collisionRect;
  return { x: next.left + (next.width - width) / 2, y: next.top + (next.height - height) / 2 };
};

const moverOf = (event: Pick<DragStartEvent, 'active'>) => event.active.data.current as Mover | undefined;
const targetOf = (over: DragEndEvent['over']) => over?.data.current as Target | undefined;

/**
 * Lets people be carried about on a board, by mouse, finger or keyboard. Where they may be put down is asked once, when they are
 * picked up; the server decides again when they are put down.
 */
export function CarryAbout({
  moves,
  posts,
  children,
}: {
  moves: Moves | undefined;
  posts: readonly BoardPost[];
  children: ReactNode;
}) {
  const say = useWords(boardWords);
  const names = useNames();
  const { message } = App.useApp();
  const [carried, setCarried] = useState<Mover>();
  const [weighed, setWeighed] = useState<PlacesWeighed>();
  const [heard, setHeard] = useState('');
  const [last, setLast] = useState<Carry['last']>();
  const asking = useRef<Promise<PlacesWeighed | undefined>>(Promise.resolve(undefined));
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: byArrow,
      keyboardCodes: {
        start: [KeyboardCode.Space],
        cancel: [KeyboardCode.Esc],
        end: [KeyboardCode.Space, KeyboardCode.Enter],
      },
    }),
  );

  const change: Carry['change'] = async (what, doing) => {
    try {
      const changed = await doing();
      if (!changed.done) {
        const reasons = names.why({ state: 'forbidden', reasons: changed.reasons, others: [] });
        message.warning(say('refused', { reasons }));
        return false;
      }
      setLast({ what, undo: changed.undo });
      message.success(what);
      return true;
    } catch (error) {
      // Whoever was faster has changed what is shown; what could be undone is not what it was.
      if (failureOf(error).code === 'lost-race') setLast(undefined);
      message.error(sentenceOf(error));
      return false;
    } finally {
      await queries.invalidateQueries();
    }
  };
  const undo = async () => {
    if (!last) return;
    const way = last.undo;
    setLast(undefined);
    if (await change(say('undone'), way)) setLast(undefined);
  };
  const pickUp = (mover: Mover) => {
    setCarried(mover);
    setWeighed(undefined);
    if (!moves) return;
    const shiftIds = posts.flatMap(({ shifts }) =>
      shifts.filter(({ closed }) => !closed).map(({ shiftId }) => shiftId),
    );
    if (shiftIds.length === 0) return;
    const answer = moves.weigh(mover, shiftIds).catch((error: unknown) => {
      message.error(sentenceOf(error));
      return undefined;
    });
    asking.current = answer;
    void answer.then((found) => {
      if (asking.current !== answer || !found) return;
      setWeighed(found);
      const allowed = found.shifts.filter(({ reasons }) => reasons.length === 0).length;
      setHeard(say('weighed', { name: mover.name, allowed, forbidden: found.shifts.length - allowed }));
    });
  };
  const putDown = async (mover: Mover, target: Target | undefined) => {
    const answer = await asking.current;
    setCarried(undefined);
    setWeighed(undefined);
    setHeard('');
    if (!target || !moves) return;
    const mark = markOf(answer, mover, target);
    if (mark.state === 'forbidden') message.warning(say('refused', { reasons: names.why(mark) }));
    if (mark.state !== 'allowed') return;
    const what = target.swap
      ? say('swapped', { name: mover.name, other: target.swap.name })
      : say('done', {
          name: mover.name,
          from: mover.from ? names.shift(mover.from.shift) : say('outside'),
          to: names.shift(target.shift),
        });
    await change(what, () => moves.drop(mover, target));
  };

  const announcements: Announcements = {
    onDragStart: (event) => say('picked', { name: moverOf(event)?.name ?? '' }),
    onDragOver({ active, over }) {
      const [mover, target] = [moverOf({ active }), targetOf(over)];
      if (!mover || !target) return say('overNothing');
      const name = names.target(target);
      const mark = markOf(weighed, mover, target);
      if (mark.state === 'forbidden') return say('overForbidden', { target: name, reasons: names.why(mark) });
      if (mark.state === 'allowed') return say(target.swap ? 'overSwap' : 'over', { target: name });
      return say(mark.state === 'asking' ? 'overAsking' : 'overNone', { target: name });
    },
    onDragEnd({ active, over }) {
      const [mover, target] = [moverOf({ active }), targetOf(over)];
      const allowed = mover && target && markOf(weighed, mover, target).state === 'allowed';
      return allowed
        ? say('dropped', { name: mover.name, target: names.target(target) })
        : say('droppedNowhere', { name: mover?.name ?? '' });
    },
    onDragCancel: ({ active }) => say('droppedNowhere', { name: moverOf({ active })?.name ?? '' }),
  };

  return (
    <CarryContext.Provider
      value={{
        moves,
        posts,
        carried,
        markOf: (target) => (carried ? markOf(weighed, carried, target) : { state: 'none' }),
        change,
        last,
        undo,
      }}
    >
      <DndContext
        sensors={sensors}
        collisionDetection={findTarget}
        accessibility={{ announcements, screenReaderInstructions: { draggable: say('howToDrag') } }}
        onDragStart={(event) => {
          const mover = moverOf(event);
          if (mover) pickUp(mover);
        }}
        onDragEnd={({ active, over }) => {
          const mover = moverOf({ active });
          if (mover) void putDown(mover, targetOf(over));
        }}
        onDragCancel={() => {
          setCarried(undefined);
          setHeard('');
        }}
      >
        {children}
        <DragOverlay dropAnimation={null}>
          {carried && <Carried mover={carried} weighed={weighed} />}
        </DragOverlay>
        <p className="heard" role="status">
          {heard}
        </p>
      </DndContext>
    </CarryContext.Provider>
  );
}

/** Who is carried, with what they may do where they are held over. */
function Carried({ mover, weighed }: { mover: Mover; weighed: PlacesWeighed | undefined }) {
  const say = useWords(boardWords);
  const names = useNames();
  const target = targetOf(useDndContext().over);
  const mark = target && markOf(weighed, mover, target);
  return (
    <div className="carried">
      <span className="person person--carried">{mover.name}</span>
      {mark?.state === 'allowed' && (
        <span className="carried__mark">
          {target?.swap ? <SwapOutlined aria-hidden /> : <CheckOutlined aria-hidden />}{' '}
          {say(target?.swap ? 'swapHere' : 'here')}
        </span>
      )}
      {mark?.state === 'forbidden' && (
        <span className="carried__mark">
          <StopOutlined aria-hidden /> {names.why(mark)}
        </span>
      )}
    </div>
  );
}
