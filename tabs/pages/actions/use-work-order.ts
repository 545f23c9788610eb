import { useState } from 'react';
import { useAsk } from '../../api/use-api.ts';

export type WorkOrder = 'by-kind' | 'by-time';

const KEPT_AS = 'order of the list of work';

/** The order that was chosen here before, else by time for an office of one, and by kind for everybody else. */
export function useWorkOrder(): [WorkOrder, (order: WorkOrder) => void] {
  const [chosen, setChosen] = useState(keptOrder);
  const today = useAsk('workToday', {});
  const isOfficeOfOne = today.data?.schools.some(({ officeOfOne }) => officeOfOne) === true;
  return [
    chosen ?? (isOfficeOfOne ? 'by-time' : 'by-kind'),
    (order) => {
      setChosen(order);
      keepOrder(order);
    },
  ];
}

/** A host may refuse a frame its storage: then a choice lasts as long as the page. */
function keptOrder(): WorkOrder | null {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return kept === 'by-kind' || kept === 'by-time' ? kept : null;
  } catch {
    return null;
  }
}

function keepOrder(order: WorkOrder): void {
  try {
    localStorage.setItem(KEPT_AS, order);
  } catch {
    // as above
  }
}
