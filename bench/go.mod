module campaignc/bench

go 1.26.0
