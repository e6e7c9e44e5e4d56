import * as l10n from '@vscode/l10n';
import {
  AskLogReportRequest,
  CloseLogReportNotification,
  LogReportChangedNotification,
  LogReportFailedNotification,
  OpenLogReportRequest,
  OrderLogReportNotification,
} from '../log-protocol.ts';
import { ReportRefusal, ReportThread } from '../logs/report/thread/report-thread.ts';
import type { Feature } from './feature.ts';
import { workspaceKnowledge } from './support/log-context.ts';
import { logError, runDetached, UserError } from './support/safe.ts';
import { serveQuery, serveRequest } from './support/serve-request.ts';

/** Reports of logs, each in a thread of its own. They are told of as they become others. */
export const logReport: Feature = context => {
  const threads = new Map<number, ReportThread>();
  let lastId = 0;
  const threadOf = (report: number): ReportThread => {
    const thread = threads.get(report);
    if (thread) return thread;
    throw new UserError(l10n.t('This log report is closed.'));
  };
  return {
    capabilities: {},
    register(connection) {
      const tellKnowledge = async (told: Iterable<ReportThread>) => {
        const projects = await context.workspace.allProjects();
        const analyses = projects.flatMap(({ lastAnalysis }) => lastAnalysis ?? []);
        const order = { type: 'workspace' as const, knowledge: await workspaceKnowledge(context, analyses) };
        for (const thread of told) thread.order(order);
      };
      const tellAll = () => {
        if (threads.size > 0) runDetached(connection, 'mpaas/logReport', tellKnowledge(threads.values()));
      };
      serveQuery(connection, OpenLogReportRequest, async () => {
        const report = ++lastId;
        const thread = new ReportThread({
          view: view => void connection.sendNotification(LogReportChangedNotification, { report, view }),
          failed: error => {
            threads.delete(report);
            logError(connection, 'mpaas/logReport', error);
            void connection.sendNotification(LogReportFailedNotification, { report, reason: error.message });
          },
        });
        threads.set(report, thread);
        await tellKnowledge([thread]);
        return { report };
      });
      serveRequest(connection, AskLogReportRequest, async ({ report, name, params }) => {
        try {
          return await threadOf(report).ask(name, params);
        } catch (error) {
          throw error instanceof ReportRefusal ? new UserError(error.message) : error;
        }
      });
      connection.onNotification(OrderLogReportNotification, ({ report, order }) => threads.get(report)?.order(order));
      connection.onNotification(CloseLogReportNotification, ({ report }) => {
        const thread = threads.get(report);
        threads.delete(report);
        if (thread) runDetached(connection, 'mpaas/logReport/close', thread.end());
      });
      context.analyses.onAnalyzed(tellAll);
      context.trustGranted.add(tellAll);
    },
    stop() {
      for (const thread of threads.values()) void thread.end();
      threads.clear();
    },
  };
};
