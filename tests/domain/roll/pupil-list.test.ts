import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linesOfList } from '#shared/domain/roll/pupil-list.ts';

const pupil = (upn: string, forename: string, surname: string, tutorGroup: string) => ({
  upn,
  forename,
  surname,
  tutorGroup,
});
const roll = [
  pupil('A123456789012', 'Amina', 'Khan', '8A'),
  pupil('B123456789012', 'Amina', 'Khan', '8D'),
  pupil('C123456789012', 'Zoë', 'Łukasz-Smith', '8D'),
  pupil('D123456789012', 'Aoife', "O'Neill", '9B'),
  pupil('E123456789012', 'Mary Ann', 'Lee', '9B'),
  pupil('F123456789012', 'Thomas', 'James', '9B'),
  pupil('1', 'Una', 'Row', '9B'),
];
const read = (text: string): string[] =>
  linesOfList(text, roll).map(
    ({ line, pupils, isCertain }) =>
      `${line} ${pupils.map(({ upn }) => upn[0]).join('')}${isCertain ? '' : '?'}`,
  );

describe('a pasted list of pupils', () => {
  it.each<[string, string, string[]]>([
    ['names as spoken', 'Zoe Lukasz Smith\naoife o’neill', ['1 C', '2 D']],
    ['surname first', 'O’Neill, Aoife\nLEE, MARY ANN', ['1 D', '2 E']],
    ['a sheet with two columns and a heading', 'Surname\tForename\tReg\nKhan\tAmina\t8D', ['2 B']],
    ['a sheet with one column and a class', 'Khan, Amina\t8A\n', ['1 A']],
    ['the class after the name', 'Amina Khan 8D', ['1 B']],
    ['of two of a name none is taken', 'Amina Khan', ['1 AB?']],
    ['another class than the roll has is a question', 'Aoife O Neill 8A', ['1 D?']],
    ['a middle name', 'Aoife Grace O’Neill', ['1 D']],
    ['a UPN in any cell', ' 1 ;Somebody; c123456789012 ', ['1 C']],
    ['the other way round than a comma says is a question', 'Thomas, James\nJames, Thomas', ['1 F?', '2 F']],
    ['a row’s number is no UPN', '1\tKhan\tAmina\t8A', ['1 A']],
    ['nobody', 'Tom Thumb', ['1 ?']],
    ['blank lines and quotation marks', '\n"Zoë";"Łukasz-Smith"\r\n\r\n', ['2 C']],
    ['nothing', ' \n\t\n', []],
  ])('%s', (_what, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('means one pupil by each pupil’s own name and class, however it is written', () => {
    const writings = [
      (one: (typeof roll)[number]) => `${one.forename} ${one.surname} ${one.tutorGroup}`,
      (one: (typeof roll)[number]) => `${one.surname.toUpperCase()}, ${one.forename}\t${one.tutorGroup}`,
      (one: (typeof roll)[number]) => `${one.tutorGroup};${one.surname};${one.forename}`,
      (one: (typeof roll)[number]) => `${one.upn}\t${one.forename}\t${one.surname}`,
    ];
    fc.assert(
      fc.property(
        fc.array(fc.record({ who: fc.constantFrom(...roll), how: fc.constantFrom(...writings) })),
        (lines) => {
          const found = linesOfList(lines.map(({ who, how }) => how(who)).join('\n'), roll);
          expect(found.map(({ pupils, isCertain }) => [pupils, isCertain])).toEqual(
            lines.map(({ who }) => [[who], true]),
          );
        },
      ),
    );
  });
});
