/** What one would look for with one expression: detectors for the formats that say a code in one line. */
export const EXPRESSION =
  /\[mPaaSLog\]\s+APMobileNetwork\s+(\S+)\s+resp:\{|["']?(?:result-?status|resultStatus)["']?\s*[:=]\s*["']?(\d{4})|RPC\s?Exception:\s*\[(\d{1,5})\]\s*:\s*(.*)|errcode:\s*(\d+),\s*errmsg:\s*(.*?),\s*alert:|- \(\/mgw\.htm,response,([YN]),\d+\s?ms,([^,]+),[^,]*,([^,]+),([^,]+),(\d+),|SG ERROR:\s*(\d+)/g;
