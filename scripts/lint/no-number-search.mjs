import ts from 'typescript';

const SEARCHES = new Set(['includes', 'indexOf', 'lastIndexOf']);

/**
 * Reports a buffer that is searched for a number: where its memory is shared, that ends the process (electron/sheet/threads/shared-memory.ts).
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noNumberSearch = {
  meta: { type: 'problem', schema: [], messages: { number: 'Search for a buffer of one byte.' } },
  create(context) {
    const { getTypeAtLocation } = context.sourceCode.parserServices;
    return {
      CallExpression(call) {
        const { callee, arguments: sought } = call;
        if (callee.type !== 'MemberExpression' || !SEARCHES.has(callee.property.name) || sought.length === 0) return;
        if (getTypeAtLocation(callee.object).getSymbol()?.name !== 'Buffer') return;
        if ((getTypeAtLocation(sought[0]).flags & ts.TypeFlags.NumberLike) === 0) return;
        context.report({ node: call, messageId: 'number' });
      },
    };
  },
};
