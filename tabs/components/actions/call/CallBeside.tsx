import {
  createContext,
  lazy,
  Suspense,
  use,
  useEffect,
  useState,
  type ComponentProps,
  type ReactNode,
} from 'react';

const CallDrawer = lazy(() => import('./CallDrawer.tsx'));

type Call = Omit<ComponentProps<typeof CallDrawer>, 'isOpen'>;

const CallPlace = createContext<(call: Call | null) => void>(() => undefined);

/**
 * Where the open call lies, beside whatever page it belongs to. Its drawer is closed before it goes: taken away while
 * open, with its page or its call, it would leave all that is behind it hidden from screen readers.
 */
export function CallBesideProvider({ children }: { children: ReactNode }) {
  const [call, setCall] = useState<Call | null>(null);
  const [shown, setShown] = useState(call);
  if (call !== null && call !== shown) setShown(call);
  return (
    <CallPlace value={setCall}>
      {children}
      {shown && (
        <Suspense fallback={null}>
          <CallDrawer {...shown} isOpen={call !== null} />
        </Suspense>
      )}
    </CallPlace>
  );
}

/** A page's open call, if there is one. */
export function CallBeside({ id, calls, open, close }: Omit<Call, 'id'> & { id: string | null }) {
  const show = use(CallPlace);
  useEffect(() => show(id === null ? null : { id, calls, open, close }));
  useEffect(() => () => show(null), [show]);
  return null;
}
