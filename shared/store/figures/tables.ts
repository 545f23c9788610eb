/** The table of results. */

/** What a pupil reached at the end of year 11. */
interface PupilResultTable {
  school_id: string;
  pupil_id: number;
  /** The calendar year in which the school year begins. */
  school_year: number;
  /** In hundredths. */
  progress8: number | null;
  /** 9 to 1; 0 is U. */
  english: number | null;
  maths: number | null;
}

export interface FiguresTables {
  pupil_result: PupilResultTable;
}
