//! Where a request comes from, as far as it can be believed.
use axum::{
    extract::{ConnectInfo, Request},
    http::HeaderMap,
};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

const FORWARDED: &str = "x-forwarded-for";

/// The client's network address: the peer's, or behind so many proxies of ours the one that the
/// outermost of them saw; what stands further left in the header anybody may write. An IPv6 address
/// counts as its /64, for a household has all of one.
pub fn of(request: &Request, proxies: usize) -> String {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    let client = if proxies == 0 { peer } else { forwarded(request.headers(), proxies).or(peer) };
    client.map_or_else(|| "unknown".to_owned(), network)
}

fn forwarded(headers: &HeaderMap, proxies: usize) -> Option<IpAddr> {
    let values: Vec<&str> = headers.get_all(FORWARDED).iter().filter_map(|value| value.to_str().ok()).collect();
    let all: Vec<&str> = values.iter().flat_map(|value| value.split(',')).map(str::trim).collect();
    all.get(all.len().checked_sub(proxies)?)?.parse().ok()
}

fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn seen(forwarded: &[&str], proxies: usize) -> String {
        let mut request = Request::new(Body::empty());
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 4000))));
        for value in forwarded {
            request.headers_mut().append(FORWARDED, value.parse().unwrap());
        }
        of(&request, proxies)
    }

    #[test]
    fn only_what_our_own_proxies_saw_is_believed() {
        assert_eq!(seen(&["1.1.1.1"], 0), "10.0.0.1");
        assert_eq!(seen(&["6.6.6.6, 1.1.1.1"], 1), "1.1.1.1");
        assert_eq!(seen(&["6.6.6.6", "1.1.1.1, 2.2.2.2"], 2), "1.1.1.1");
        assert_eq!(seen(&[], 1), "10.0.0.1");
        assert_eq!(seen(&["nonsense"], 1), "10.0.0.1");
        assert_eq!(seen(&["2001:db8:1:2:3:4:5:6"], 1), "2001:db8:1:2::/64");
        assert_eq!(seen(&["::ffff:1.2.3.4"], 1), "1.2.3.4");
    }
}
