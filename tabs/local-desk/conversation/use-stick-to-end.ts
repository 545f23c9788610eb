import { useEffect, useRef } from 'react';

/** How near the end a reader must be, in pixels, to be carried along by what comes. */
const near = 80;

/** Keeps a scrolling list at its end while it grows, unless its reader has scrolled up. */
export function useStickToEnd() {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = list.current;
    const content = box?.firstElementChild;
    if (!box || !content) return;
    let atEnd = true;
    const onScroll = () => {
      atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < near;
    };
    const watch = new ResizeObserver(() => {
      if (atEnd) box.scrollTop = box.scrollHeight;
    });
    watch.observe(content);
    box.addEventListener('scroll', onScroll);
    return () => {
      watch.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, []);
  return list;
}
