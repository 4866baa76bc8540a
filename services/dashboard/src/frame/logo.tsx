export function Logo({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="7" fill="#1f5fd0" />
      <path
        d="M4 20c3.2 0 3.2-3.5 6.4-3.5S13.6 20 16.8 20 20 9 23 9s3.5 5 5 7"
        fill="none"
        stroke="#fff"
        strokeWidth="2.8"
        strokeLinecap="round"
      />
    </svg>
  )
}
