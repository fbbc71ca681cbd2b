import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** A metric that an expression names, with what has to be so of it for the expression to make sense. */
export type Mention = {
  metric: string;
  /** They are all on it. */
  labels: string[];
  /** It only ever counts up; others never do. */
  isCounter: boolean;
};

const GROWTH = new Set(['rate', 'irate', 'increase']);

/**
 * What an expression wants to find: each of its selectors, with the labels that it matches and those by which
 * it is grouped or joined on the way out. Throws where the expression cannot be parsed.
 */
export function mentionsOf(expression: string): Mention[] {
  const tree = parser.parse(expression);
  tree.iterate({
    enter(node) {
      if (node.type.isError) throw new SyntaxError(`not PromQL at character ${node.from}: ${expression}`);
    },
  });
  return selectorsBelow(tree.topNode).map((selector) => ({
    metric: textOf(selector.getChild('Identifier')),
    labels: [...new Set([...matched(selector), ...groupedOnTheWayOut(selector)])].toSorted(),
    isCounter: isGrowthAskedOf(selector),
  }));

  function textOf(node: SyntaxNode | null): string {
    if (!node) throw new SyntaxError(`a selector without a name: ${expression}`);
    return expression.slice(node.from, node.to);
  }

  function matched(selector: SyntaxNode): string[] {
    const matchers = selector.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [];
    return matchers.map((matcher) => textOf(matcher.getChild('LabelName')));
  }

  function isGrowthAskedOf(selector: SyntaxNode): boolean {
    const call = selector.parent?.name === 'MatrixSelector' && selector.parent.parent?.parent;
    return call ? GROWTH.has(textOf(call.getChild('FunctionIdentifier'))) : false;
  }

  function groupedOnTheWayOut(selector: SyntaxNode): string[] {
    const labels: string[] = [];
    for (let node: SyntaxNode | null = selector.parent; node; node = node.parent) {
      const modifier = node.getChild('AggregateModifier') ?? node.getChild('MatchingModifierClause');
      // `without` and `ignoring` take labels away, be they there or not; `group_left` fetches them from one side.
      const wants = modifier?.getChild('By') ?? modifier?.getChild('On');
      if (wants) labels.push(...labelNames(modifier?.getChild('GroupingLabels')));
    }
    return labels;
  }

  function labelNames(list: SyntaxNode | null | undefined): string[] {
    return list?.getChildren('LabelName').map(textOf) ?? [];
  }
}

function selectorsBelow(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  node.cursor().iterate((one) => {
    if (one.name === 'VectorSelector') found.push(one.node);
  });
  return found;
}
