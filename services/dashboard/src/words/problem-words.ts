import type { WordList } from './word-list.ts'

/** What went wrong with a request, in the reader's language; the gateway's own detail is shown beneath. */
export const problemWords = {
  'problem.unreachable': ['连接不上服务器', 'The server cannot be reached'],
  'problem.unreachable.fix': [
    '请检查网络，或确认 Groundswell 是否仍在运行；恢复后会自动重试。',
    'Check the network, or whether Groundswell is still running; it is tried again when it is back.',
  ],
  'problem.badAnswer': ['服务器的回答无法识别', 'The server answered with something unexpected'],
  'problem.400': ['输入有误', 'Something in the input is wrong'],
  'problem.401': ['请先登录', 'Please sign in'],
  'problem.403': ['您的角色没有此项权限', 'Your role does not allow this'],
  'problem.403.fix': ['如需权限，请联系管理员。', 'Ask an administrator if you need it.'],
  'problem.404': ['找不到', 'Not found'],
  'problem.409': ['内容已被他人更改', 'Somebody else has changed it'],
  'problem.409.fix': [
    '已载入最新状态，请核对后再操作。',
    'The present state has been loaded; check it, then try again.',
  ],
  'problem.413': ['内容过长', 'Too long'],
  'problem.422': ['输入有误', 'Something in the input is wrong'],
  'problem.428': ['缺少版本信息', 'The version was missing'],
  'problem.429': ['请求过于频繁，请稍候', 'Too many requests, wait a moment'],
  'problem.503': ['服务暂不可用', 'The service is not available for now'],
  'problem.504': ['等待超时', 'It took too long'],
  'problem.other': ['服务器出错（{status}）', 'The server failed ({status})'],
  'problem.detail': ['服务器说明', 'The server says'],
} as const satisfies WordList
